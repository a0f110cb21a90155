package org.hookswitch.pbx;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a driver may want to know of the call for which it makes a channel. Immutable.
     *
     * @param requester the channel that dials; null when none does
     * @param linkedId of the call that it belongs to; null for a call of its own
     * @param channelId the unique id that the channel shall have; null for one of the switch's making
     * @param otherChannelId the same for the second channel of a driver that makes two, as Local does
     * @param codecs names of the codecs that may be used, the preferred one first; empty for the driver's own choice
     */
    record OutgoingContext(
            @Nullable Channel requester,
            @Nullable String linkedId,
            @Nullable String channelId,
            @Nullable String otherChannelId,
            List<String> codecs) {

        public OutgoingContext {
            codecs = List.copyOf(codecs);
        }

        /** The call of a channel that dials, with nothing special. */
        public OutgoingContext(@Nullable Channel requester, @Nullable String linkedId) {
            this(requester, linkedId, null, null, List.of());
        }
    }

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
