package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipResponse;

/**
 * Hears what becomes of a request other than an INVITE.
 *
 * <p>Threading: called once, on the thread that received the response or runs the timers, or the one that sent the request
 * when it could not be sent; with no lock held. It must not block; every door may be used from within.
 */
public interface ResponseHandler {

    /** A 2xx response. */
    void succeeded(SipResponse response);

    /** Any other end. */
    void failed(Failure failure);

    /** Hears nothing, for requests whose end changes nothing. */
    ResponseHandler IGNORE = new ResponseHandler() {
        @Override
        public void succeeded(SipResponse response) {}

        @Override
        public void failed(Failure failure) {}
    };
}
