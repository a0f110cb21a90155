/** The switch and the system around it: logs, commands, events for interfaces, messages between channels. */
package org.hookswitch.apps.system;
