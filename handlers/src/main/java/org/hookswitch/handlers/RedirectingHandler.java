package org.hookswitch.handlers;

/** Runs on a channel that is about to be told that the call was diverted. A live call waits: be quick. */
@FunctionalInterface
public non-sealed interface RedirectingHandler extends Handler {

    /**
     * Edits what will be told.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    void redirecting(RedirectingCall call) throws Exception;
}
