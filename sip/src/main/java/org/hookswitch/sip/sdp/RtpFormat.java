package org.hookswitch.sip.sdp;

import java.util.Locale;
import java.util.Optional;

/**
 * A payload type and what it means in one description.
 *
 * @param payloadType 0 to 127
 * @param encoding as written; compared without regard to case
 * @param clockRate hertz, of the RTP timestamp
 * @param channels 1 or more
 * @param fmtp what stands in its fmtp line; empty for none
 */
public record RtpFormat(int payloadType, String encoding, int clockRate, int channels, String fmtp) {
    /** {@code PCMA/8000}, {@code opus/48000/2}. */
    static Optional<RtpFormat> parse(int payloadType, String rtpmap, String fmtp) {
        String[] p = rtpmap.split("/", 4);
        int rate = p.length < 2 ? -1 : Numbers.parse(p[1].strip(), 999_999);
        int channels = p.length < 3 ? 1 : Numbers.parse(p[2].strip(), 255);
        return p[0].isBlank() || rate <= 0 || channels <= 0
                ? Optional.empty()
                : Optional.of(new RtpFormat(payloadType, p[0].strip(), rate, channels, fmtp));
    }

    RtpFormat withFmtp(String fmtp) {
        return new RtpFormat(payloadType, encoding, clockRate, channels, fmtp);
    }

    /** Whether both encode alike, whatever their payload type. */
    public boolean isSame(RtpFormat other) {
        return isSame(other.encoding, other.clockRate, other.channels);
    }

    boolean isSame(String encoding, int clockRate, int channels) {
        return this.clockRate == clockRate
                && this.channels == channels
                && this.encoding.toLowerCase(Locale.ROOT).equals(encoding.toLowerCase(Locale.ROOT));
    }

    /** Whether this carries DTMF and other events. RFC 4733. */
    public boolean isTelephoneEvent() {
        return encoding.equalsIgnoreCase(Codec.TELEPHONE_EVENT);
    }

    /** What stands in an rtpmap line after the payload type. */
    String rtpmap() {
        return encoding + "/" + clockRate + (channels > 1 ? "/" + channels : "");
    }
}
