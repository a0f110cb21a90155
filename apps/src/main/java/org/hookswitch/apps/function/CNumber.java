package org.hookswitch.apps.function;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Numbers as C reads and writes them: as much of a text as is a number counts, what follows is ignored.
 */
public final class CNumber {

    private CNumber() {}

    /** A whole number, as {@code sscanf("%d")} reads it; empty when the text does not begin with one. */
    public static OptionalInt whole(String text) {
        int at = blanks(text);
        int digits = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
        long value = 0;
        int i = digits;
        for (; i < text.length() && isDigit(text.charAt(i)); i++) {
            value = Math.min(value * 10 + (text.charAt(i) - '0'), 1L << 40);
        }
        if (i == digits) {
            return OptionalInt.empty();
        }
        long signed = text.charAt(at) == '-' ? -value : value;
        return OptionalInt.of((int) Math.clamp(signed, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** A whole number, as {@code atoi} reads it; 0 for a text that does not begin with one. */
    public static int atoi(String text) {
        return whole(text).orElse(0);
    }

    /** A number with perhaps a fraction and an exponent, as {@code sscanf("%lf")} reads it. */
    public static OptionalDouble real(String text) {
        int from = blanks(text);
        int at = from;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int whole = digits(text, at);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
            if (end == whole + 1 && whole == at) {
                return OptionalDouble.empty();
            }
        } else if (whole == at) {
            return OptionalDouble.empty();
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int sign = end + 1;
            if (sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+')) {
                sign++;
            }
            int exponent = digits(text, sign);
            if (exponent > sign) {
                end = exponent;
            }
        }
        return OptionalDouble.of(Double.parseDouble(text.substring(from, end)));
    }

    /** A number with six decimals, as {@code printf("%f")} writes it. */
    public static String fixed(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return fixed(value, 6);
    }

    /** A number with so many decimals. */
    public static String fixed(double value, int decimals) {
        // The exact value of the binary number is rounded, as C does; String.format rounds its shortest decimal form.
        String text = new java.math.BigDecimal(value)
                .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
                .toPlainString();
        return value < 0 || (value == 0 && 1 / value < 0) ? text.startsWith("-") ? text : "-" + text : text;
    }

    /** What a C compiler of today makes of a conversion to {@code int}: what does not fit is the smallest number. */
    public static int toInt(double value) {
        return value > -2147483649.0 && value < 2147483648.0 ? (int) value : Integer.MIN_VALUE;
    }

    /** A truth value as configuration files write it: {@code yes}, {@code true}, {@code y}, {@code t}, {@code 1}, {@code on}. */
    public static boolean isTrue(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "y", "t", "1", "on" -> true;
            default -> false;
        };
    }

    private static int blanks(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || (text.charAt(at) >= '\t' && text.charAt(at) <= '\r'))) {
            at++;
        }
        return at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
