/** The heart: channels, calls, dialing, bridges, handlers, features, events. */
package org.hookswitch.pbx;
