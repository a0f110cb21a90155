/** Local channels: a pair of crossed wires, one half in the hands of whoever dialled, the other in the dialplan. */
package org.hookswitch.pbx.local;
