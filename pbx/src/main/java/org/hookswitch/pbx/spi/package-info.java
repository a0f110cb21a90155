/** What a dialplan application or function is to the switch: one class each, described by a table of its own. */
package org.hookswitch.pbx.spi;
