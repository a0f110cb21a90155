/** The SIP channel driver, configured by pjsip.conf. */
package org.hookswitch.pjsip;
