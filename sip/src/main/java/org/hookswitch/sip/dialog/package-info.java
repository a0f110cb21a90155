/**
 * Dialogs and calls as a user agent sees them: RFC 3261 §12 to §15, RFC 3262, RFC 3311, RFC 4028, RFC 6026. The room above
 * builds a {@link org.hookswitch.sip.dialog.SipStack} and hears of calls through its handlers.
 */
package org.hookswitch.sip.dialog;
