package org.hookswitch.sip.sdp;

import java.util.Optional;

/**
 * What payload types mean that need no rtpmap. RFC 3551 §6, tables 4 and 5.
 *
 * <p>Stateless. G722 has a clock of 8000 there though it samples at 16000 (§4.5.2).
 */
final class StaticPayloadTypes {
    private StaticPayloadTypes() {}

    static Optional<RtpFormat> of(int type) {
        return switch (type) {
            case 0 -> format(type, "PCMU", 8000);
            case 3 -> format(type, "GSM", 8000);
            case 4 -> format(type, "G723", 8000);
            case 5 -> format(type, "DVI4", 8000);
            case 6 -> format(type, "DVI4", 16000);
            case 7 -> format(type, "LPC", 8000);
            case 8 -> format(type, "PCMA", 8000);
            case 9 -> format(type, "G722", 8000);
            case 10 -> Optional.of(new RtpFormat(type, "L16", 44100, 2, ""));
            case 11 -> format(type, "L16", 44100);
            case 12 -> format(type, "QCELP", 8000);
            case 13 -> format(type, "CN", 8000);
            case 14 -> format(type, "MPA", 90000);
            case 15 -> format(type, "G728", 8000);
            case 16 -> format(type, "DVI4", 11025);
            case 17 -> format(type, "DVI4", 22050);
            case 18 -> format(type, "G729", 8000);
            case 25 -> format(type, "CelB", 90000);
            case 26 -> format(type, "JPEG", 90000);
            case 28 -> format(type, "nv", 90000);
            case 31 -> format(type, "H261", 90000);
            case 32 -> format(type, "MPV", 90000);
            case 33 -> format(type, "MP2T", 90000);
            case 34 -> format(type, "H263", 90000);
            default -> Optional.empty();
        };
    }

    private static Optional<RtpFormat> format(int type, String encoding, int clockRate) {
        return Optional.of(new RtpFormat(type, encoding, clockRate, 1, ""));
    }

    /** The static type of the encoding; -1 when it has none. */
    static int typeOf(Codec codec) {
        for (int type = 0; type <= 34; type++) {
            if (of(type).filter(f -> codec.matches(f)).isPresent()) {
                return type;
            }
        }
        return -1;
    }
}
