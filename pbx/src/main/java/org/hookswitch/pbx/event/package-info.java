/** What happens in the switch, told to whoever subscribes: ordered, published once, never waiting for a subscriber. */
package org.hookswitch.pbx.event;
