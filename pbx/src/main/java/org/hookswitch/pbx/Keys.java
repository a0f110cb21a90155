package org.hookswitch.pbx;

import org.jspecify.annotations.Nullable;

/** Waits for keys. On the thread that controls the channel. */
public final class Keys {

    private Keys() {}

    /** The next key pressed; null at the deadline or when the channel has to leave. */
    public static @Nullable Character next(Channel channel, long deadline) {
        while (true) {
            switch (channel.next(deadline)) {
                case null -> {
                    return null;
                }
                case Signal.Leave l -> {
                    return null;
                }
                case Signal.Digit d -> {
                    return d.digit();
                }
                default -> {}
            }
        }
    }
}
