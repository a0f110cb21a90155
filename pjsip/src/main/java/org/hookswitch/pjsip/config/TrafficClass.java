package org.hookswitch.pjsip.config;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.conf.table.Parsed;
import org.hookswitch.conf.table.ValueType;
import org.hookswitch.conf.table.Values;

/**
 * The type-of-service byte of what is sent, by the names of its differentiated services code points: {@code ef}, {@code
 * cs0} to {@code cs7}, {@code af11} to {@code af43}, or a number. Stateless.
 *
 * <p>RFC 2474, RFC 2597, RFC 3246.
 */
final class TrafficClass {

    private static final String EXPECTED = "ef, cs0 to cs7, af11 to af43, or a number from 0 to 255";

    /** The byte, code point in the upper six bits; {@code no} is 0. */
    static final ValueType<Integer> VALUE = Values.of(
            text -> parse(text.toLowerCase(Locale.ROOT)).map(Parsed::value).orElseGet(() -> Parsed.problem(EXPECTED)),
            String::valueOf,
            EXPECTED);

    private TrafficClass() {}

    private static Optional<Integer> parse(String word) {
        if (word.equals("ef")) {
            return Optional.of(46 << 2);
        }
        if (word.equals("no") || word.equals("false") || word.equals("none")) {
            return Optional.of(0);
        }
        if (word.matches("cs[0-7]")) {
            return Optional.of((word.charAt(2) - '0') << 5);
        }
        if (word.matches("af[1-4][1-3]")) {
            return Optional.of((word.charAt(2) - '0') << 5 | (word.charAt(3) - '0') << 3);
        }
        try {
            int value = word.startsWith("0x") ? Integer.parseInt(word.substring(2), 16) : Integer.parseInt(word);
            return value < 0 || value > 255 ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
