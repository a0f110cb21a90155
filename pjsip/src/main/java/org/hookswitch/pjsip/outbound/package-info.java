/** How requests of ours find their way: transports, addresses as others see them, credentials. */
package org.hookswitch.pjsip.outbound;
