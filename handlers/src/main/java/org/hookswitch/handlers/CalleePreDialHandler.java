package org.hookswitch.handlers;

/** Runs on each new outgoing channel, before it is called. The caller waits. */
@FunctionalInterface
public non-sealed interface CalleePreDialHandler extends Handler {

    /**
     * Sets the channel up: variables, headers, who is shown as the caller.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    void calleePreDial(CalleePreDial call) throws Exception;
}
