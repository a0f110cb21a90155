package org.hookswitch.sip.sdp;

import java.util.Locale;

/**
 * An encoding we can send and receive.
 *
 * @param encoding its name in rtpmap lines; for protocols that are not RTP the format as it stands in the m= line
 * @param clockRate hertz, of the RTP timestamp
 * @param channels 1 or more
 * @param payloadType the type we give it when we offer; -1 for the static one or any free dynamic one
 * @param fmtp what we say in an fmtp line; empty for none
 */
public record Codec(String encoding, int clockRate, int channels, int payloadType, String fmtp) {
    static final String TELEPHONE_EVENT = "telephone-event";

    public static Codec of(String encoding, int clockRate) {
        return new Codec(encoding, clockRate, 1, -1, "");
    }

    /** DTMF as RTP events 0 to 16 (RFC 4733); the payload type is 101 by custom for a clock of 8000. */
    public static Codec telephoneEvents(int clockRate) {
        return new Codec(TELEPHONE_EVENT, clockRate, 1, clockRate == 8000 ? 101 : -1, "0-16");
    }

    public Codec withFmtp(String fmtp) {
        return new Codec(encoding, clockRate, channels, payloadType, fmtp);
    }

    public boolean isTelephoneEvent() {
        return encoding.toLowerCase(Locale.ROOT).equals(TELEPHONE_EVENT);
    }

    public boolean matches(RtpFormat format) {
        return format.isSame(encoding, clockRate, channels);
    }

    RtpFormat as(int payloadType) {
        return new RtpFormat(payloadType, encoding, clockRate, channels, fmtp);
    }
}
