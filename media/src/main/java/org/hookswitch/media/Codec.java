package org.hookswitch.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The audio codecs that the switch can name: those it converts between and those it only passes on.
 *
 * <p>Immutable. Names and static payload types follow RFC 3551 (and RFC 7587 for Opus, RFC 3952 for iLBC); the names in
 * configuration files are Asterisk's ({@code allow = ulaw,alaw,g722}).
 */
public enum Codec {
    ULAW("ulaw", "PCMU", 0, 8000, 8000, 1, 1),
    ALAW("alaw", "PCMA", 8, 8000, 8000, 1, 1),
    GSM("gsm", "GSM", 3, 8000, 8000, 160, 33),
    /** Signed linear, 16 bit, network byte order as on the wire (RFC 3551, L16), 8 kHz. */
    SLIN("slin", "L16", -1, 8000, 8000, 1, 2),
    /** Signed linear, 16 bit, network byte order, 16 kHz. */
    SLIN16("slin16", "L16", -1, 16000, 16000, 1, 2),
    /** Its RTP clock says 8000 although it samples at 16 kHz: an old error that RFC 3551 keeps. */
    G722("g722", "G722", 9, 8000, 16000, 2, 1),
    G726("g726", "G726-32", -1, 8000, 8000, 2, 1),
    G729("g729", "G729", 18, 8000, 8000, 80, 10),
    ILBC("ilbc", "iLBC", -1, 8000, 8000, 240, 50),
    SPEEX("speex", "speex", -1, 8000, 8000, 0, 0),
    SPEEX16("speex16", "speex", -1, 16000, 16000, 0, 0),
    OPUS("opus", "opus", -1, 48000, 48000, 0, 0);

    /** Every stream of ours is cut in pieces of this many milliseconds unless the other side says otherwise. */
    public static final int FRAME_MS = 20;

    private final String configName;
    private final String rtpName;
    private final int staticPayloadType;
    private final int clockRate;
    private final int sampleRate;
    private final int unitSamples;
    private final int unitBytes;

    Codec(
            String configName,
            String rtpName,
            int staticPayloadType,
            int clockRate,
            int sampleRate,
            int unitSamples,
            int unitBytes) {
        this.configName = configName;
        this.rtpName = rtpName;
        this.staticPayloadType = staticPayloadType;
        this.clockRate = clockRate;
        this.sampleRate = sampleRate;
        this.unitSamples = unitSamples;
        this.unitBytes = unitBytes;
    }

    /** The name in Asterisk's configuration and in {@code CHANNEL(audioreadformat)}, lower case. */
    public String configName() {
        return configName;
    }

    /** The encoding name of an SDP {@code rtpmap} line. */
    public String rtpName() {
        return rtpName;
    }

    /** The payload type that RFC 3551 fixes, 0 to 95, or -1 where it is negotiated. */
    public int staticPayloadType() {
        return staticPayloadType;
    }

    /** RTP timestamp units a second, as in an {@code rtpmap} line. */
    public int clockRate() {
        return clockRate;
    }

    /** Samples a second of the audio itself. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Whether a payload's length follows from its duration; false for Opus and Speex. */
    public boolean hasFixedRate() {
        return unitBytes > 0;
    }

    /** Whether frames are cut at whole blocks of more than a few samples, as GSM and G.729 are. */
    public boolean isBlockCodec() {
        return unitSamples > 2;
    }

    /** Samples in the smallest piece that can be coded; 0 when the length varies. */
    public int unitSamples() {
        return unitSamples;
    }

    /** Bytes of the smallest piece that can be coded; 0 when the length varies. */
    public int unitBytes() {
        return unitBytes;
    }

    /**
     * The bytes that so many milliseconds take, whole units only.
     *
     * @return 0 for codecs without a fixed rate
     */
    public int bytesFor(int milliseconds) {
        return hasFixedRate() ? sampleRate / 1000 * milliseconds / unitSamples * unitBytes : 0;
    }

    /** How far the RTP timestamp moves over a payload of so many bytes; a varying codec is taken as one 20 ms frame. */
    public int clockTicks(int payloadBytes) {
        if (!hasFixedRate()) {
            return clockRate / 1000 * FRAME_MS;
        }
        int samples = payloadBytes / unitBytes * unitSamples;
        return clockRate == sampleRate ? samples : (int) ((long) samples * clockRate / sampleRate);
    }

    /** Finds a codec by its name in configuration, in any case. */
    public static Optional<Codec> named(String configName) {
        String wanted = configName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(c -> c.configName.equals(wanted)).findFirst();
    }

    /** Finds a codec by the {@code rtpmap} name, in any case, and clock rate. */
    public static Optional<Codec> ofRtpMap(String encodingName, int clockRate) {
        return Arrays.stream(values())
                .filter(c -> c.rtpName.equalsIgnoreCase(encodingName) && c.clockRate == clockRate)
                .findFirst();
    }

    /** Finds the codec of a static payload type, for SDP that has no {@code rtpmap} line for it. */
    public static Optional<Codec> ofStaticPayloadType(int payloadType) {
        return payloadType < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(c -> c.staticPayloadType == payloadType)
                        .findFirst();
    }
}
