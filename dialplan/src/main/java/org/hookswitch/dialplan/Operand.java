package org.hookswitch.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * A value inside an expression: a number, a text that looks like one and has not been taken for one yet, or a text that
 * does not. Immutable.
 *
 * <p>The difference shows: {@code 007} alone stays {@code 007}, {@code 007 + 0} is 7.
 */
sealed interface Operand {

    /** What the expression gives when this is its result. */
    String text();

    /** The value where it is one; null for a text that is no number, and for digits no number can hold. */
    @Nullable
    LongDouble number();

    /** Whether it counts as true where a condition is asked for. */
    default boolean holds() {
        return Condition.holds(text());
    }

    record Numeral(LongDouble value) implements Operand {
        @Override
        public String text() {
            return value.toString();
        }

        @Override
        public LongDouble number() {
            return value;
        }
    }

    /** Digits with at most one point, perhaps with a minus sign before them. */
    record NumericText(String text) implements Operand {
        @Override
        public @Nullable LongDouble number() {
            return LongDouble.parse(text);
        }
    }

    /** Anything else; a quoted text keeps its quotes. */
    record Text(String text) implements Operand {
        @Override
        public @Nullable LongDouble number() {
            return null;
        }
    }

    static Operand of(LongDouble value) {
        return new Numeral(value);
    }

    static Operand of(boolean value) {
        return value ? Evaluator.ONE : Evaluator.ZERO;
    }

    /** A text, recognised as a number where it looks like one. */
    static Operand of(String text) {
        return isNumeric(text) ? new NumericText(text) : new Text(text);
    }

    /** Whether a text is digits with at most one point, perhaps with a minus sign before them. */
    static boolean isNumeric(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        boolean digits = false;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return false;
            }
        }
        return digits;
    }

    /** The text without the double quotes around it, if both are there. */
    default String unquoted() {
        String text = text();
        if (text.length() >= 2 && text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"') {
            return text.substring(1, text.length() - 1);
        }
        return text;
    }
}
