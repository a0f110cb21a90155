package org.hookswitch.media.rtp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.media.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What the payload types of one session mean in each direction, as offer and answer settled it.
 *
 * <p>Immutable. The numbers received are those of our own SDP, the numbers sent those of the peer's (RFC 3264, 5.1).
 */
public final class PayloadMap {
    /** No such payload type. */
    static final int NONE = -1;

    private final @Nullable Codec[] received;
    private final Map<Codec, Integer> sent;
    private final Codec preferred;
    private final int digitsReceived;
    private final int digitsSent;
    private final int digitClock;
    private final int noiseReceived;
    private final int noiseSent;

    private PayloadMap(Builder builder, Codec preferred) {
        this.received = builder.received.clone();
        this.sent = new EnumMap<>(builder.sent);
        this.preferred = preferred;
        this.digitsReceived = builder.digitsReceived;
        this.digitsSent = builder.digitsSent;
        this.digitClock = builder.digitClock;
        this.noiseReceived = builder.noiseReceived;
        this.noiseSent = builder.noiseSent;
    }

    /** One codec under its static payload type (96 if it has none), and telephone-event under 101. */
    public static PayloadMap of(Codec codec) {
        int type = codec.staticPayloadType() < 0 ? 96 : codec.staticPayloadType();
        return new Builder().both(type, codec).digits(101, 101, 8000).build();
    }

    /** The codec to be sent unless the peer shows another. */
    public Codec preferred() {
        return preferred;
    }

    /** The codec of a received payload type, if it is one. */
    public Optional<Codec> received(int payloadType) {
        return Optional.ofNullable(codecOf(payloadType & 0x7f));
    }

    /** Whether the codec may be sent. */
    public boolean sends(Codec codec) {
        return typeOf(codec) != NONE;
    }

    /** Whether digits may be sent as RFC 4733 telephone-events. */
    public boolean sendsDigits() {
        return digitsSent != NONE;
    }

    @Nullable
    Codec codecOf(int payloadType) {
        return received[payloadType];
    }

    int typeOf(Codec codec) {
        // Small integers are cached: nothing is allocated here.
        return sent.getOrDefault(codec, NONE);
    }

    boolean isDigits(int payloadType) {
        return payloadType == digitsReceived;
    }

    boolean isNoise(int payloadType) {
        return payloadType == noiseReceived;
    }

    int digitType() {
        return digitsSent;
    }

    int digitClock() {
        return digitClock;
    }

    int noiseType() {
        return noiseSent;
    }

    /** Collects what was negotiated; the first codec sent is the preferred one. */
    public static final class Builder {
        private final @Nullable Codec[] received = new @Nullable Codec[128];
        private final Map<Codec, Integer> sent = new EnumMap<>(Codec.class);
        private @Nullable Codec preferred;
        private int digitsReceived = NONE;
        private int digitsSent = NONE;
        private int digitClock = 8000;
        private int noiseReceived = NONE;
        private int noiseSent = NONE;

        /** A map without any payload type yet. */
        public Builder() {}

        /** The payload type stands for the codec in what we receive. */
        public Builder receive(int payloadType, Codec codec) {
            received[checked(payloadType)] = codec;
            return this;
        }

        /** The codec may be sent, under this payload type. */
        public Builder send(int payloadType, Codec codec) {
            sent.put(codec, checked(payloadType));
            if (preferred == null) {
                preferred = codec;
            }
            return this;
        }

        /** The payload type stands for the codec in both directions. */
        public Builder both(int payloadType, Codec codec) {
            return receive(payloadType, codec).send(payloadType, codec);
        }

        /**
         * Digits are telephone-events.
         *
         * @param clockRate of both payload types; RFC 4733 wants it to be the audio's
         */
        public Builder digits(int receivedType, int sentType, int clockRate) {
            digitsReceived = checked(receivedType);
            digitsSent = checked(sentType);
            digitClock = clockRate;
            return this;
        }

        /** Comfort noise of RFC 3389 is understood; 13 by custom. */
        public Builder comfortNoise(int receivedType, int sentType) {
            noiseReceived = checked(receivedType);
            noiseSent = checked(sentType);
            return this;
        }

        /**
         * The finished map.
         *
         * @throws IllegalStateException when no codec may be sent
         */
        public PayloadMap build() {
            if (preferred == null) {
                throw new IllegalStateException("a session without a codec to send");
            }
            return new PayloadMap(this, preferred);
        }

        private static int checked(int payloadType) {
            if (payloadType < 0 || payloadType > 127) {
                throw new IllegalArgumentException("payload type " + payloadType + ", expected 0 to 127");
            }
            return payloadType;
        }
    }
}
