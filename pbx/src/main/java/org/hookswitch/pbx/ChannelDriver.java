package org.hookswitch.pbx;

/**
 * A technology that channels can be made of: {@code PJSIP}, {@code Local}, the simulator's phones.
 *
 * <p>Thread-safe.
 */
public interface ChannelDriver {

    /** The word before the slash of a dial string; matched without regard to case. */
    String technology();

    /**
     * Makes an outgoing channel, not called yet.
     *
     * @param resource what stands behind the slash, options and all
     * @throws NoSuchDestination when nothing can be reached by it, with the cause that the caller is told
     */
    Channel create(Pbx pbx, String resource, OutgoingContext context) throws NoSuchDestination;

    /** State of the device that a dial string names, for hints and {@code DEVICE_STATE()}. */
    default DeviceState deviceState(String resource) {
        return DeviceState.UNKNOWN;
    }

    /** What a driver may want to know of the channel for which it makes another. */
    record OutgoingContext(
            @org.jspecify.annotations.Nullable Channel requester, String linkedId) {}

    /** Nothing can be reached by this dial string. */
    final class NoSuchDestination extends Exception {
        private static final long serialVersionUID = 1L;

        private final HangupCause cause;

        public NoSuchDestination(HangupCause cause, String message) {
            super(message, null, false, false);
            this.cause = cause;
        }

        public HangupCause hangupCause() {
            return cause;
        }
    }
}
