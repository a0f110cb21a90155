package org.hookswitch.handlers;

/** Runs on a channel that has ended. Only the end of the channel waits. */
@FunctionalInterface
public non-sealed interface HangupHandler extends Handler {

    /**
     * Collects the facts.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    void hangup(HangupCall call) throws Exception;
}
