/** The dialplan functions whose names begin with {@code PJSIP_}. */
package org.hookswitch.pjsip.function;
