package org.hookswitch.handlers;

/** Runs in the middle of a conversation, on the party that pressed keys or on its peer. The other party waits. */
@FunctionalInterface
public non-sealed interface DynamicFeatureHandler extends Handler {

    /**
     * Does what the keys were given for.
     *
     * @throws Exception an abnormal end: it is logged with its cause and place, and the call goes on
     */
    void dynamicFeature(DynamicFeature call) throws Exception;
}
