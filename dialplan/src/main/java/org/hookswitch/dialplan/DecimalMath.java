package org.hookswitch.dialplan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Roots, logarithms and angles of decimal numbers to some forty digits: more than the eighteen that an expression prints,
 * so that what is printed is right to its last digit.
 */
final class DecimalMath {

    static final MathContext PRECISION = new MathContext(46, RoundingMode.HALF_EVEN);
    /** For powers and for taking out multiples of pi, where digits are lost. */
    static final MathContext WIDE = new MathContext(92, RoundingMode.HALF_EVEN);

    private static final BigDecimal PI = new BigDecimal("3.1415926535897932384626433832795028841971693993751"
            + "058209749445923078164062862089986280348253421170679821480865132823066470938446095505822317253594");
    static final BigDecimal LN2 = new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068");
    static final BigDecimal LN10 = new BigDecimal("2.30258509299404568401799145468436420760110148862877297603333");

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(60);
    /** An angle beyond this has lost its meaning at the precision of the numbers it came from. */
    private static final int LARGEST_ANGLE_DIGITS = 40;

    private DecimalMath() {}

    static BigDecimal sqrt(BigDecimal x) {
        return x.signum() == 0 ? BigDecimal.ZERO : x.round(WIDE).sqrt(PRECISION);
    }

    static BigDecimal exp(BigDecimal x) {
        // e^x = 2^k * (e^(r/256))^256 with |r| at most ln(2)/2
        BigInteger k =
                x.divide(LN2, PRECISION).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal reduced = x.subtract(LN2.multiply(new BigDecimal(k))).divide(BigDecimal.valueOf(256), WIDE);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(SMALLEST) > 0; n++) {
            term = term.multiply(reduced, WIDE).divide(BigDecimal.valueOf(n), WIDE);
            sum = sum.add(term, WIDE);
        }
        BigDecimal power = sum.pow(256, WIDE);
        int shift = k.intValueExact();
        BigDecimal two = BigDecimal.TWO.pow(Math.abs(shift), WIDE);
        return shift >= 0 ? power.multiply(two, PRECISION) : power.divide(two, PRECISION);
    }

    /** The natural logarithm of a positive number. */
    static BigDecimal ln(BigDecimal x) {
        // x = m * 2^k with m near 1, ln m = 2 * atanh((m - 1) / (m + 1))
        int digits = x.precision() - x.scale();
        int k = (int) Math.round(digits * 3.321928094887362);
        BigDecimal two = BigDecimal.TWO.pow(Math.abs(k), WIDE);
        BigDecimal m = k >= 0 ? x.divide(two, WIDE) : x.multiply(two, WIDE);
        while (m.compareTo(new BigDecimal("1.4142")) > 0) {
            m = m.divide(BigDecimal.TWO, WIDE);
            k++;
        }
        while (m.compareTo(new BigDecimal("0.7071")) < 0) {
            m = m.multiply(BigDecimal.TWO, WIDE);
            k--;
        }
        BigDecimal ratio = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), WIDE);
        BigDecimal square = ratio.multiply(ratio, WIDE);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = ratio;
        for (int n = 1; power.abs().compareTo(SMALLEST) > 0; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), WIDE), WIDE);
            power = power.multiply(square, WIDE);
        }
        return sum.multiply(BigDecimal.TWO).add(LN2.multiply(BigDecimal.valueOf(k)), PRECISION);
    }

    static BigDecimal sin(BigDecimal x) {
        return series(reduceAngle(x), 1);
    }

    static BigDecimal cos(BigDecimal x) {
        return series(reduceAngle(x), 0);
    }

    static BigDecimal tan(BigDecimal x) {
        return sin(x).divide(cos(x), PRECISION);
    }

    private static BigDecimal reduceAngle(BigDecimal x) {
        if (x.precision() - x.scale() > LARGEST_ANGLE_DIGITS) {
            return BigDecimal.ZERO;
        }
        BigDecimal turn = PI.multiply(BigDecimal.TWO);
        BigDecimal turns = x.divide(turn, WIDE).setScale(0, RoundingMode.HALF_EVEN);
        return x.subtract(turns.multiply(turn), WIDE);
    }

    /** The sum of x^n / n! over every second n from the first on, with changing signs. */
    private static BigDecimal series(BigDecimal x, int first) {
        BigDecimal square = x.multiply(x, WIDE).negate();
        BigDecimal term = first == 0 ? BigDecimal.ONE : x;
        BigDecimal sum = term;
        for (int n = first + 1; term.abs().compareTo(SMALLEST) > 0; n += 2) {
            term = term.multiply(square, WIDE).divide(BigDecimal.valueOf((long) n * (n + 1)), WIDE);
            sum = sum.add(term, WIDE);
        }
        return sum.round(PRECISION);
    }

    static BigDecimal atan(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.ONE) > 0) {
            BigDecimal quarter = PI.multiply(HALF);
            BigDecimal rest = atan(BigDecimal.ONE.divide(x, WIDE));
            return (x.signum() > 0 ? quarter : quarter.negate()).subtract(rest, PRECISION);
        }
        // atan x = 2 * atan(x / (1 + sqrt(1 + x^2))), until the series converges quickly
        BigDecimal reduced = x;
        int doublings = 0;
        while (reduced.abs().compareTo(new BigDecimal("0.05")) > 0) {
            BigDecimal root =
                    BigDecimal.ONE.add(reduced.multiply(reduced, WIDE)).sqrt(WIDE);
            reduced = reduced.divide(BigDecimal.ONE.add(root), WIDE);
            doublings++;
        }
        BigDecimal square = reduced.multiply(reduced, WIDE).negate();
        BigDecimal power = reduced;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; power.abs().compareTo(SMALLEST) > 0; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), WIDE), WIDE);
            power = power.multiply(square, WIDE);
        }
        return sum.multiply(BigDecimal.TWO.pow(doublings), PRECISION);
    }

    static BigDecimal atan2(BigDecimal y, BigDecimal x) {
        if (x.signum() == 0) {
            BigDecimal quarter = PI.multiply(HALF);
            return switch (y.signum()) {
                case 0 -> BigDecimal.ZERO;
                case 1 -> quarter;
                default -> quarter.negate();
            };
        }
        BigDecimal angle = atan(y.divide(x, WIDE));
        if (x.signum() > 0) {
            return angle;
        }
        return y.signum() >= 0 ? angle.add(PI, PRECISION) : angle.subtract(PI, PRECISION);
    }

    static BigDecimal asin(BigDecimal x) {
        BigDecimal other = BigDecimal.ONE.subtract(x.multiply(x));
        return other.signum() == 0
                ? PI.multiply(HALF).multiply(BigDecimal.valueOf(x.signum()))
                : atan(x.divide(other.sqrt(WIDE), WIDE));
    }

    static BigDecimal acos(BigDecimal x) {
        return PI.multiply(HALF).subtract(asin(x), PRECISION);
    }
}
