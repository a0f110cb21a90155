package org.hookswitch.pbx.spi;

import org.hookswitch.pbx.Channel;

/**
 * A dialplan application: one class, found by {@link java.util.ServiceLoader}, described by its {@link #spec()}.
 *
 * <p>One object serves all channels at once, so it keeps no state of a call. It runs on the thread that controls the
 * channel; it waits only in {@link Channel#next} and its kin, and returns {@link Next#LEAVE} as soon as these answer
 * {@link org.hookswitch.pbx.Signal.Leave}.
 */
public interface Application {

    /** The table that describes it; the same object at each call. */
    ApplicationSpec spec();

    /** Does the work on a channel. */
    Next run(Channel channel, Arguments arguments);
}
