package org.hookswitch.dialplan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number as the C type {@code long double} has it on x86: 64 bits of mantissa, 15 of exponent, rounded to the nearest
 * and to even.
 *
 * <p>Expressions are computed in this type, for their results show it: {@code 0.1 + 0.2} is printed as 0.3, and
 * {@code 10 / 3} with eighteen digits, where Java's double would give other last digits. Numbers too small for a full
 * mantissa (below 1e-4931) become 0. Zero has no sign: {@code 0 * -5} prints 0.
 *
 * <p>Immutable.
 */
final class LongDouble implements Comparable<LongDouble> {

    static final LongDouble ZERO = fromLong(0);
    static final LongDouble ONE = fromLong(1);
    static final LongDouble NAN = new LongDouble(Kind.NAN, false, BigInteger.ZERO, 0);

    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final int MANTISSA_BITS = 64;
    private static final int MAX_EXPONENT = 16383;
    private static final int MIN_EXPONENT = -16382;
    private static final int PRINTED_DIGITS = 18;
    /** More digits than any finite value has before its point. */
    private static final int MAX_TEXT = 5000;

    private static final MathContext PRINTED = new MathContext(PRINTED_DIGITS, RoundingMode.HALF_EVEN);
    private static final long LARGEST_PLAIN = 999_999_999_999_999_999L;

    private enum Kind {
        FINITE,
        INFINITE,
        NAN
    }

    private final Kind kind;
    private final boolean negative;
    /** Below 2^64; the value is mantissa times 2^exponent. */
    private final BigInteger mantissa;

    private final int exponent;
    /** The value where it is a whole number that was made of a long, for a quick way; otherwise {@link WholeNumber#NONE}. */
    private final long whole;

    private LongDouble(Kind kind, boolean negative, BigInteger mantissa, int exponent) {
        this.kind = kind;
        this.negative = negative;
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.whole = WholeNumber.NONE;
    }

    private LongDouble(long whole) {
        this.kind = Kind.FINITE;
        this.negative = whole < 0;
        this.mantissa = BigInteger.valueOf(Math.abs(whole));
        this.exponent = 0;
        this.whole = whole;
    }

    /** The number, which is not the smallest long. */
    static LongDouble fromLong(long value) {
        return new LongDouble(value);
    }

    /** The nearest number to a decimal text of digits and at most one point, perhaps signed; null when it is too large. */
    static @Nullable LongDouble parse(String text) {
        long quick = WholeNumber.parse(text);
        if (quick != WholeNumber.NONE) {
            return fromLong(quick);
        }
        if (text.length() > MAX_TEXT) {
            return null;
        }
        LongDouble value = fromDecimal(new BigDecimal(text));
        return value.kind == Kind.FINITE ? value : null;
    }

    static LongDouble fromDecimal(BigDecimal decimal) {
        if (decimal.signum() == 0) {
            return ZERO;
        }
        BigInteger magnitude = decimal.unscaledValue().abs();
        boolean negative = decimal.signum() < 0;
        int scale = decimal.scale();
        if (scale <= 0) {
            return round(negative, magnitude.multiply(BigInteger.TEN.pow(-scale)), 0, false);
        }
        return quotient(negative, magnitude, BigInteger.TEN.pow(scale), 0);
    }

    static LongDouble infinity(boolean negative) {
        return new LongDouble(Kind.INFINITE, negative, BigInteger.ZERO, 0);
    }

    private static LongDouble quotient(boolean negative, BigInteger numerator, BigInteger denominator, int exponent) {
        int shift = Math.max(0, MANTISSA_BITS + 2 - (numerator.bitLength() - denominator.bitLength()));
        BigInteger[] parts = numerator.shiftLeft(shift).divideAndRemainder(denominator);
        return round(negative, parts[0], exponent - shift, parts[1].signum() != 0);
    }

    /** Rounds magnitude times 2^exponent; sticky says that a little more than the magnitude is meant. */
    private static LongDouble round(boolean negative, BigInteger magnitude, int exponent, boolean sticky) {
        int excess = magnitude.bitLength() - MANTISSA_BITS;
        BigInteger mantissa = magnitude;
        int newExponent = exponent;
        if (excess > 0) {
            mantissa = magnitude.shiftRight(excess);
            newExponent += excess;
            boolean half = magnitude.testBit(excess - 1);
            boolean rest = sticky || magnitude.getLowestSetBit() < excess - 1;
            if (half && (rest || mantissa.testBit(0))) {
                mantissa = mantissa.add(BigInteger.ONE);
            }
        }
        if (mantissa.signum() == 0) {
            return ZERO;
        }
        int top = mantissa.bitLength() - 1 + newExponent;
        if (top > MAX_EXPONENT) {
            return infinity(negative);
        }
        return top < MIN_EXPONENT ? ZERO : new LongDouble(Kind.FINITE, negative, mantissa, newExponent);
    }

    boolean isZero() {
        return kind == Kind.FINITE && mantissa.signum() == 0;
    }

    boolean isFinite() {
        return kind == Kind.FINITE;
    }

    boolean isNegative() {
        return negative;
    }

    LongDouble negate() {
        if (whole != WholeNumber.NONE) {
            return fromLong(-whole);
        }
        return isZero() ? this : new LongDouble(kind, !negative, mantissa, exponent);
    }

    /** The result of an operator in whole numbers, or null where they do not suffice. */
    private @Nullable LongDouble quick(Operator operator, LongDouble other) {
        long result = WholeNumber.compute(operator, whole, other.whole);
        return result == WholeNumber.NONE ? null : fromLong(result);
    }

    LongDouble add(LongDouble other) {
        LongDouble quick = quick(Operator.PLUS, other);
        if (quick != null) {
            return quick;
        }
        if (kind != Kind.FINITE || other.kind != Kind.FINITE) {
            if (kind == Kind.NAN || other.kind == Kind.NAN || (kind == other.kind && negative != other.negative)) {
                return NAN;
            }
            return kind == Kind.INFINITE ? this : other;
        }
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        // What lies more than this far below the other's lowest bit cannot change the rounded sum.
        int far = 4 * MANTISSA_BITS;
        if (exponent - other.exponent > far) {
            return this;
        }
        if (other.exponent - exponent > far) {
            return other;
        }
        int low = Math.min(exponent, other.exponent);
        BigInteger sum = signed(low).add(other.signed(low));
        return round(sum.signum() < 0, sum.abs(), low, false);
    }

    private BigInteger signed(int atExponent) {
        BigInteger shifted = mantissa.shiftLeft(exponent - atExponent);
        return negative ? shifted.negate() : shifted;
    }

    LongDouble subtract(LongDouble other) {
        return add(other.negate());
    }

    LongDouble multiply(LongDouble other) {
        LongDouble quick = quick(Operator.TIMES, other);
        if (quick != null) {
            return quick;
        }
        boolean sign = negative != other.negative;
        if (kind != Kind.FINITE || other.kind != Kind.FINITE) {
            return kind == Kind.NAN || other.kind == Kind.NAN || isZero() || other.isZero() ? NAN : infinity(sign);
        }
        return round(sign, mantissa.multiply(other.mantissa), exponent + other.exponent, false);
    }

    /** The quotient; the divisor is not zero. */
    LongDouble divide(LongDouble other) {
        LongDouble quick = quick(Operator.DIVIDE, other);
        if (quick != null) {
            return quick;
        }
        boolean sign = negative != other.negative;
        if (kind != Kind.FINITE || other.kind != Kind.FINITE) {
            if (kind == Kind.NAN || other.kind == Kind.NAN || kind == other.kind) {
                return NAN;
            }
            return kind == Kind.INFINITE ? infinity(sign) : ZERO;
        }
        return isZero() ? ZERO : quotient(sign, mantissa, other.mantissa, exponent - other.exponent);
    }

    /** What is left after division to a whole quotient towards zero, exactly; the divisor is not zero. */
    LongDouble remainder(LongDouble other) {
        LongDouble quick = quick(Operator.REMAINDER, other);
        if (quick != null) {
            return quick;
        }
        if (kind != Kind.FINITE || other.kind == Kind.NAN) {
            return NAN;
        }
        if (other.kind == Kind.INFINITE) {
            return this;
        }
        int difference = exponent - other.exponent;
        if (difference >= 0) {
            // (m * 2^d) mod n without writing out m * 2^d, which may have thousands of digits
            BigInteger power = BigInteger.TWO.modPow(BigInteger.valueOf(difference), other.mantissa);
            BigInteger rest = mantissa.multiply(power).mod(other.mantissa);
            return round(negative, rest, other.exponent, false);
        }
        if (mantissa.bitLength() + exponent < other.mantissa.bitLength() + other.exponent) {
            return this;
        }
        BigInteger rest = mantissa.mod(other.mantissa.shiftLeft(-difference));
        return round(negative, rest, exponent, false);
    }

    /** The exact value; only of a finite number. */
    BigDecimal toDecimal() {
        BigInteger value = negative ? mantissa.negate() : mantissa;
        if (exponent >= 0) {
            return new BigDecimal(value.shiftLeft(exponent));
        }
        int zeros = mantissa.signum() == 0 ? 0 : Math.min(mantissa.getLowestSetBit(), -exponent);
        BigInteger whole = value.shiftRight(zeros);
        int fraction = -exponent - zeros;
        // A division by 2^n is a multiplication by 5^n and n digits behind the point.
        return fraction == 0 ? new BigDecimal(whole) : new BigDecimal(whole.multiply(FIVE.pow(fraction)), fraction);
    }

    /** The value as a long where it is a whole number that eighteen digits can hold; null otherwise. */
    @Nullable
    Long toPlainLong() {
        if (whole != WholeNumber.NONE && whole <= LARGEST_PLAIN && whole >= -LARGEST_PLAIN) {
            return whole;
        }
        if (kind != Kind.FINITE || mantissa.bitLength() + exponent > 62 || mantissa.bitLength() + exponent < 0) {
            return null;
        }
        if (exponent < 0 && mantissa.signum() != 0 && mantissa.getLowestSetBit() < -exponent) {
            return null;
        }
        long magnitude = mantissa.shiftLeft(exponent).longValue();
        return magnitude > LARGEST_PLAIN ? null : Long.valueOf(negative ? -magnitude : magnitude);
    }

    @Override
    public int compareTo(LongDouble other) {
        if (whole != WholeNumber.NONE && other.whole != WholeNumber.NONE) {
            return Long.compare(whole, other.whole);
        }
        if (kind != Kind.FINITE || other.kind != Kind.FINITE) {
            return Double.compare(rough(), other.rough());
        }
        return compareFinite(other);
    }

    private int compareFinite(LongDouble other) {
        int sign = signum();
        int otherSign = other.signum();
        if (sign != otherSign) {
            return Integer.compare(sign, otherSign);
        }
        if (sign == 0) {
            return 0;
        }
        int top = mantissa.bitLength() + exponent;
        int otherTop = other.mantissa.bitLength() + other.exponent;
        if (top != otherTop) {
            return sign > 0 ? Integer.compare(top, otherTop) : Integer.compare(otherTop, top);
        }
        int low = Math.min(exponent, other.exponent);
        return signed(low).compareTo(other.signed(low));
    }

    private int signum() {
        if (isZero()) {
            return 0;
        }
        return negative ? -1 : 1;
    }

    private double rough() {
        return switch (kind) {
            case FINITE -> signum();
            case INFINITE -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case NAN -> Double.NaN;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LongDouble number && kind != Kind.NAN && compareTo(number) == 0;
    }

    @Override
    public int hashCode() {
        Long plain = toPlainLong();
        return plain != null ? plain.hashCode() : kind.hashCode();
    }

    /** As C prints it with {@code %.18Lg}: up to eighteen digits, no zeros at the end, an exponent from 1e+18 on. */
    @Override
    public String toString() {
        return switch (kind) {
            case INFINITE -> negative ? "-inf" : "inf";
            case NAN -> "nan";
            case FINITE -> {
                Long plain = toPlainLong();
                yield plain != null ? plain.toString() : print(toDecimal().round(PRINTED));
            }
        };
    }

    private static String print(BigDecimal rounded) {
        BigDecimal value = rounded.stripTrailingZeros();
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        if (exponent >= -4 && exponent < PRINTED_DIGITS) {
            return value.toPlainString();
        }
        StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        int magnitude = Math.abs(exponent);
        return text.append(magnitude < 10 ? "0" : "").append(magnitude).toString();
    }
}
