/** Placing calls: creating outgoing channels, calling them, waiting for one to answer, and what follows until the bridge. */
package org.hookswitch.pbx.dial;
