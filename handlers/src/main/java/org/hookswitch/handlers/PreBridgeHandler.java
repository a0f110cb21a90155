package org.hookswitch.handlers;

/** Runs on the answered callee, before the two are connected. The caller waits, all the while. */
@FunctionalInterface
public non-sealed interface PreBridgeHandler extends Handler {

    /**
     * Decides what becomes of the call.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    Verdict preBridge(PreBridge call) throws Exception;
}
