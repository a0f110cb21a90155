/** Transfers of calls that stand in a bridge: the doors for REFER, managers and keys. */
package org.hookswitch.pbx.transfer;
