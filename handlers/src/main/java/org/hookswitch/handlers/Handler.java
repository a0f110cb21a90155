package org.hookswitch.handlers;

/**
 * A handler of one stage, or of several: a class may implement more than one of the interfaces below.
 *
 * <p>One object serves all calls, at the same time.
 */
public sealed interface Handler
        permits CallerPreDialHandler,
                CalleePreDialHandler,
                RedirectingHandler,
                PreBridgeHandler,
                ConnectedLineHandler,
                DynamicFeatureHandler,
                HangupHandler {

    /** The name after {@code java:} in handlers.conf; the same at each call. */
    default String name() {
        return getClass().getName();
    }
}
