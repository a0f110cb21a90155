package org.hookswitch.handlers;

/** Runs on a channel that is about to be told whom it talks to. A live conversation waits: be quick. */
@FunctionalInterface
public non-sealed interface ConnectedLineHandler extends Handler {

    /**
     * Edits what will be told.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    void connectedLine(ConnectedLineCall call) throws Exception;
}
