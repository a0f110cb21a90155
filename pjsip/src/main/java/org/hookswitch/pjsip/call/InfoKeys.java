package org.hookswitch.pjsip.call;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.media.Frame;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipRequest;

/**
 * Keys in the bodies of INFO requests: {@code application/dtmf-relay} with {@code Signal=5} and {@code Duration=160}, and
 * {@code application/dtmf} with the key alone. Stateless.
 *
 * <p>The form is that of Cisco's and Asterisk's; no RFC has it.
 */
final class InfoKeys {

    /** A key and how long it was down. */
    record Key(char digit, int durationMs) {}

    private static final MediaType DTMF = MediaType.of("application", "dtmf");
    private static final MediaType HOOK_FLASH = MediaType.of("application", "hook-flash");
    private static final int USUAL_MS = 250;
    private static final int LONGEST_MS = 10_000;

    private InfoKeys() {}

    /** Whether the body is of a type that holds a key. */
    static boolean isKey(SipRequest info) {
        return info.hasBody(MediaType.DTMF_RELAY) || info.hasBody(DTMF) || info.hasBody(HOOK_FLASH);
    }

    /** The key in the body; empty when it is malformed. */
    static Optional<Key> read(SipRequest info) {
        if (info.hasBody(HOOK_FLASH)) {
            return Optional.of(new Key('!', USUAL_MS));
        }
        String signal = "";
        int duration = USUAL_MS;
        for (String line : info.bodyText().split("[\r\n]+", -1)) {
            int equals = line.indexOf('=');
            String name =
                    equals < 0 ? "signal" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(equals + 1).strip();
            if (name.equals("signal") && signal.isEmpty()) {
                signal = value;
            } else if (name.equals("duration") && value.matches("\\d{1,5}")) {
                duration = Math.clamp(Integer.parseInt(value), 1, LONGEST_MS);
            }
        }
        return key(signal.toUpperCase(Locale.ROOT), duration);
    }

    /** Some send the number of the event instead of the key. */
    private static Optional<Key> key(String signal, int duration) {
        String key = switch (signal) {
            case "10" -> "*";
            case "11" -> "#";
            case "12" -> "A";
            case "13" -> "B";
            case "14" -> "C";
            case "15" -> "D";
            case "16", "FLASH" -> "!";
            default -> signal;
        };
        return key.length() == 1 && Frame.eventOf(key.charAt(0)) >= 0
                ? Optional.of(new Key(key.charAt(0), duration))
                : Optional.empty();
    }

    static String write(char digit, int durationMs) {
        return "Signal=" + digit + "\r\nDuration=" + durationMs + "\r\n";
    }
}
