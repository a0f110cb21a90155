package org.hookswitch.media;

/**
 * Gives a device its own audio and digits back.
 *
 * <p>Any thread: as safe as the port's own {@link MediaPort#toDevice()}.
 */
public final class EchoSink {
    private EchoSink() {}

    /** Lets the port hear itself until {@link MediaPort#deliverTo} is called again. */
    public static void start(MediaPort port) {
        port.deliverTo(Patch.into(port));
    }
}
