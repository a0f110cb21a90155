package org.hookswitch.dialplan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The functions that expressions have of their own, without a channel: {@code $[SQRT(2)]}.
 *
 * <p>Follows "Expr2 Built-in Functions" of Asterisk's manual. Angles are in radians.
 */
enum MathFunction {
    COS(1),
    SIN(1),
    TAN(1),
    ACOS(1),
    ASIN(1),
    ATAN(1),
    ATAN2(2),
    POW(2),
    SQRT(1),
    FLOOR(1),
    CEIL(1),
    ROUND(1),
    RINT(1),
    TRUNC(1),
    REMAINDER(2),
    EXP(1),
    EXP2(1),
    LOG(1),
    LOG2(1),
    LOG10(1);

    /** Beyond this a result is larger than any number, or too small to be told from 0. */
    private static final BigDecimal LARGEST_EXPONENT = new BigDecimal(12_000);

    private final int arity;

    MathFunction(int arity) {
        this.arity = arity;
    }

    static Optional<MathFunction> named(String name) {
        for (MathFunction function : values()) {
            if (function.name().equals(name)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    Operand apply(List<Operand> arguments, Consumer<String> warning) {
        if (arguments.size() != arity) {
            warning.accept(name() + "() in an expression takes " + arity + (arity == 1 ? " argument" : " arguments")
                    + ", not " + arguments.size());
            return Evaluator.ZERO;
        }
        LongDouble x = number(arguments.getFirst(), warning);
        LongDouble y = arity == 1 ? x : number(arguments.getLast(), warning);
        if (!x.isFinite() || !y.isFinite()) {
            return Operand.of(LongDouble.NAN);
        }
        return Operand.of(compute(x, y));
    }

    private LongDouble number(Operand operand, Consumer<String> warning) {
        LongDouble number = operand.number();
        if (number == null) {
            warning.accept(
                    "'" + Quotation.of(operand.text()) + "' is not a number but an argument of " + name() + "()");
            return LongDouble.ZERO;
        }
        return number;
    }

    private LongDouble compute(LongDouble first, LongDouble second) {
        BigDecimal x = first.toDecimal().round(DecimalMath.WIDE);
        BigDecimal y = second.toDecimal().round(DecimalMath.WIDE);
        return switch (this) {
            case FLOOR -> whole(x, RoundingMode.FLOOR);
            case CEIL -> whole(x, RoundingMode.CEILING);
            case ROUND -> whole(x, RoundingMode.HALF_UP);
            case RINT -> whole(x, RoundingMode.HALF_EVEN);
            case TRUNC -> whole(x, RoundingMode.DOWN);
            case SQRT -> x.signum() < 0 ? LongDouble.NAN : LongDouble.fromDecimal(DecimalMath.sqrt(x));
            case COS -> LongDouble.fromDecimal(DecimalMath.cos(x));
            case SIN -> LongDouble.fromDecimal(DecimalMath.sin(x));
            case TAN -> LongDouble.fromDecimal(DecimalMath.tan(x));
            case ATAN -> LongDouble.fromDecimal(DecimalMath.atan(x));
            case ATAN2 -> LongDouble.fromDecimal(DecimalMath.atan2(x, y));
            case ACOS -> inUnit(x) ? LongDouble.fromDecimal(DecimalMath.acos(x)) : LongDouble.NAN;
            case ASIN -> inUnit(x) ? LongDouble.fromDecimal(DecimalMath.asin(x)) : LongDouble.NAN;
            case EXP -> exp(x);
            case EXP2 -> exp(x.multiply(DecimalMath.LN2));
            case LOG -> log(x, BigDecimal.ONE);
            case LOG2 -> log(x, DecimalMath.LN2);
            case LOG10 -> log(x, DecimalMath.LN10);
            case POW -> pow(x, y);
            case REMAINDER -> remainder(x, y);
        };
    }

    private static LongDouble whole(BigDecimal x, RoundingMode rounding) {
        return LongDouble.fromDecimal(x.setScale(0, rounding));
    }

    private static boolean inUnit(BigDecimal x) {
        return x.abs().compareTo(BigDecimal.ONE) <= 0;
    }

    private static LongDouble exp(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_EXPONENT) > 0) {
            return x.signum() > 0 ? LongDouble.infinity(false) : LongDouble.ZERO;
        }
        return LongDouble.fromDecimal(DecimalMath.exp(x));
    }

    private static LongDouble log(BigDecimal x, BigDecimal base) {
        if (x.signum() <= 0) {
            return x.signum() == 0 ? LongDouble.infinity(true) : LongDouble.NAN;
        }
        return LongDouble.fromDecimal(DecimalMath.ln(x).divide(base, DecimalMath.PRECISION));
    }

    private static LongDouble pow(BigDecimal x, BigDecimal y) {
        if (y.signum() == 0) {
            return LongDouble.ONE;
        }
        boolean wholePower = y.stripTrailingZeros().scale() <= 0;
        if (x.signum() == 0) {
            return y.signum() > 0 ? LongDouble.ZERO : LongDouble.infinity(false);
        }
        if (x.signum() < 0 && !wholePower) {
            return LongDouble.NAN;
        }
        if (wholePower && y.abs().compareTo(BigDecimal.valueOf(64)) <= 0) {
            BigDecimal power = x.pow(y.abs().intValueExact(), DecimalMath.WIDE);
            return LongDouble.fromDecimal(y.signum() > 0 ? power : BigDecimal.ONE.divide(power, DecimalMath.PRECISION));
        }
        LongDouble magnitude = exp(DecimalMath.ln(x.abs()).multiply(y, DecimalMath.PRECISION));
        boolean odd = wholePower && y.toBigInteger().testBit(0);
        return x.signum() < 0 && odd ? magnitude.negate() : magnitude;
    }

    private static LongDouble remainder(BigDecimal x, BigDecimal y) {
        if (y.signum() == 0) {
            return LongDouble.NAN;
        }
        BigDecimal rest = x.remainder(y);
        BigDecimal twice = rest.abs().multiply(BigDecimal.TWO);
        int half = twice.compareTo(y.abs());
        boolean odd = x.divideToIntegralValue(y).toBigInteger().testBit(0);
        if (half > 0 || (half == 0 && odd)) {
            rest = rest.signum() >= 0 ? rest.subtract(y.abs()) : rest.add(y.abs());
        }
        return LongDouble.fromDecimal(rest);
    }
}
