/** What happens to a request before anybody answers it: who is it from, may he, what does he want. */
package org.hookswitch.pjsip.inbound;
