/**
 * Dialogs and calls as a user agent sees them: RFC 3261 §12 to §15, RFC 3262, RFC 3311, RFC 4028, RFC 6026.
 *
 * <p>A call comes in:
 * {@snippet :
 * SipListener listener = new SipListener() {
 *     public void invite(InviteServer call) {
 *         call.handler((given, by) -> forget(given));          // the caller hung up before the answer
 *         call.session().handler((session, how) -> log(how));  // the end of an answered call
 *         call.ring();
 *         call.answer(sdp);                                    // or later, from any thread
 *     }
 *     public void request(ServerTransaction request) {
 *         request.respond(405);
 *     }
 * };
 * SipStack stack = SipStack.builder(listener).transport(UdpTransport.bind(address)).build();
 * }
 *
 * <p>A call is placed:
 * {@snippet :
 * SipRequest invite = stack.request(SipMethod.INVITE, target, from, to).body(MediaType.SDP, sdp).build();
 * InviteClient call = stack.invite(invite, new InviteClientHandler() {
 *     public void answered(InviteClient answered, Session session, SipResponse ok) {
 *         session.handler((ended, how) -> log(how));
 *         hangUpLater(session::bye);
 *     }
 *     public void failed(InviteClient failed, Failure why) {
 *         log(why.status());
 *     }
 * });
 * }
 *
 * <p>Handlers are called on the thread that received a message or runs the timers, one at a time and in order for each call,
 * with no lock held: they must not block, and may use every door. Each door may be used from any thread and none waits.
 */
package org.hookswitch.sip.dialog;
