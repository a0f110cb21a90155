package org.hookswitch.dialplan;

/**
 * The quick way of expressions: whole numbers in a long, as long as they fit.
 *
 * <p>Gives what {@link LongDouble} would give, whose 64 bits of mantissa hold every long exactly, or says that it cannot.
 */
final class WholeNumber {

    /** What {@link #parse} answers when a text is no whole number in its shortest form. */
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

    static long negate(long value, long[] values) {
        return value == Long.MIN_VALUE ? insufficient(values) : -value;
    }

    /** Says that whole numbers do not suffice; what is answered is not looked at. */
    static long insufficient(long[] values) {
        values[values.length - 1] = 1;
        return 0;
    }

    static long compute(Operator operator, long a, long b, long[] values) {
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
                yield ((a ^ sum) & (b ^ sum)) < 0 ? insufficient(values) : sum;
            }
            case MINUS -> {
                long difference = a - b;
                yield ((a ^ b) & (a ^ difference)) < 0 ? insufficient(values) : difference;
            }
            case TIMES -> {
                long low = a * b;
                yield Math.multiplyHigh(a, b) != low >> 63 ? insufficient(values) : low;
            }
            case DIVIDE -> b == 0 || b == -1 || a % b != 0 ? insufficient(values) : a / b;
            case REMAINDER -> b == 0 || b == -1 ? insufficient(values) : a % b;
            case MATCH, SEARCH, JOIN -> insufficient(values);
        };
    }
}
