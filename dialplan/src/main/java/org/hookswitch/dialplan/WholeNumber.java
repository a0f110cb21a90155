package org.hookswitch.dialplan;

/**
 * The quick way of expressions: whole numbers in a long, as long as they fit.
 *
 * <p>Gives what {@link LongDouble} would give, whose 64 bits of mantissa hold every long exactly, or says that it cannot.
 */
final class WholeNumber {

    /** Instead of a number: a text is none in its shortest form, or a result does not fit. */
    static final long NONE = Long.MIN_VALUE;

    /** The largest that is printed without an exponent. */
    private static final long LARGEST_PLAIN = 999_999_999_999_999_999L;

    private static final int MAX_DIGITS = 18;

    private WholeNumber() {}

    /** The number a text is, if it is written as {@link #print} would: at most 18 digits, no leading zeros, no {@code -0}. */
    static long parse(String text) {
        int length = text.length();
        int at = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative) {
            at = 1;
        }
        int digits = length - at;
        if (digits == 0 || digits > MAX_DIGITS) {
            return NONE;
        }
        int leading = text.charAt(at) - '0';
        if (leading < 0 || leading > 9 || (leading == 0 && (negative || digits > 1))) {
            return NONE;
        }
        long value = leading;
        for (at++; at < length; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    static String print(long value) {
        return value > LARGEST_PLAIN || value < -LARGEST_PLAIN
                ? LongDouble.fromLong(value).toString()
                : Long.toString(value);
    }

    static long negate(long value) {
        return value == NONE ? NONE : -value;
    }

    /** What an operator makes of two numbers; {@link #NONE} when one is none, or whole numbers do not suffice. */
    static long compute(Operator operator, long a, long b) {
        if (a == NONE || b == NONE) {
            return NONE;
        }
        return switch (operator) {
            case OR -> a != 0 ? a : b;
            case AND -> a != 0 && b != 0 ? a : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case LESS -> a < b ? 1 : 0;
            case GREATER -> a > b ? 1 : 0;
            case LESS_OR_EQUAL -> a <= b ? 1 : 0;
            case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
            case PLUS -> {
                long sum = a + b;
                yield ((a ^ sum) & (b ^ sum)) < 0 ? NONE : sum;
            }
            case MINUS -> {
                long difference = a - b;
                yield ((a ^ b) & (a ^ difference)) < 0 ? NONE : difference;
            }
            case TIMES -> {
                long low = a * b;
                yield Math.multiplyHigh(a, b) != low >> 63 ? NONE : low;
            }
            case DIVIDE -> b == 0 || b == -1 || a % b != 0 ? NONE : a / b;
            case REMAINDER -> b == 0 || b == -1 ? NONE : a % b;
            case MATCH, SEARCH, JOIN -> NONE;
        };
    }
}
