package org.hookswitch.handlers;

/** Runs on the calling channel, before anybody is called. Nobody waits. */
@FunctionalInterface
public non-sealed interface CallerPreDialHandler extends Handler {

    /**
     * Does what is to be done before the dialling.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    void callerPreDial(CallerPreDial call) throws Exception;
}
