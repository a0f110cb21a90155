package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A compiled piece of an expression.
 *
 * <p>Immutable; safe for any thread. The values that are substituted into the expression come as an array, in the order
 * in which they stand. {@link #number} is the quick way for whole numbers, open only where {@link #isWhole} says so.
 */
sealed interface Node {

    Operand evaluate(Evaluator evaluator, String[] values);

    /** Whether it can be computed with whole numbers alone if all its values are whole numbers. */
    boolean isWhole();

    /**
     * The value in whole numbers, or {@link WholeNumber#NONE} when they do not suffice.
     *
     * @param values the substituted numbers
     */
    long number(long[] values);

    /** Whether the result is a number whatever is substituted. */
    boolean givesNumber();

    /** A value that stands in the expression as written. */
    record Constant(Operand operand, long whole, boolean isWhole) implements Node {

        static Constant of(Operand operand) {
            long whole =
                    operand instanceof Operand.NumericText(String text) ? WholeNumber.parse(text) : WholeNumber.NONE;
            return new Constant(operand, whole, whole != WholeNumber.NONE);
        }

        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            return operand;
        }

        @Override
        public long number(long[] values) {
            return whole;
        }

        @Override
        public boolean givesNumber() {
            return !(operand instanceof Operand.Text);
        }
    }

    /** A word that is nothing but one substituted value. */
    record Value(int index) implements Node {
        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            String value = values[index];
            if (value.startsWith("-")) {
                // As text it would be a minus sign and a number.
                return evaluator.minus(Operand.of(value.substring(1)));
            }
            return Operand.of(value);
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public long number(long[] values) {
            return values[index];
        }

        @Override
        public boolean givesNumber() {
            return false;
        }
    }

    /**
     * A word or quoted text with substituted values in it.
     *
     * @param texts what stands before, between and behind the values; one more than there are values
     * @param first index of the first value
     */
    record Mixed(boolean quoted, List<String> texts, int first) implements Node {

        public Mixed {
            texts = List.copyOf(texts);
        }

        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            String text = text(values);
            return quoted ? new Operand.Text(text) : Operand.of(text);
        }

        String text(String[] values) {
            if (texts.size() == 2) {
                return texts.getFirst().concat(values[first]).concat(texts.getLast());
            }
            StringBuilder text = new StringBuilder(texts.getFirst());
            for (int i = 1; i < texts.size(); i++) {
                text.append(values[first + i - 1]).append(texts.get(i));
            }
            return text.toString();
        }

        @Override
        public boolean isWhole() {
            return false;
        }

        @Override
        public long number(long[] values) {
            return WholeNumber.NONE;
        }

        @Override
        public boolean givesNumber() {
            return false;
        }
    }

    /** The unary minus. */
    record Minus(Node operand, boolean isWhole) implements Node {
        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            return evaluator.minus(operand.evaluate(evaluator, values));
        }

        @Override
        public long number(long[] values) {
            return WholeNumber.negate(operand.number(values));
        }

        @Override
        public boolean givesNumber() {
            return true;
        }
    }

    record Not(Node operand, boolean isWhole) implements Node {
        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            return evaluator.not(operand.evaluate(evaluator, values));
        }

        @Override
        public long number(long[] values) {
            long number = operand.number(values);
            if (number == WholeNumber.NONE) {
                return WholeNumber.NONE;
            }
            return number == 0 ? 1 : 0;
        }

        @Override
        public boolean givesNumber() {
            return true;
        }
    }

    record Binary(Operator operator, Node left, Node right, boolean isWhole) implements Node {
        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            Operand first = left.evaluate(evaluator, values);
            return evaluator.binary(operator, first, right.evaluate(evaluator, values));
        }

        @Override
        public long number(long[] values) {
            long first = left.number(values);
            return WholeNumber.compute(operator, first, right.number(values));
        }

        @Override
        public boolean givesNumber() {
            return switch (operator) {
                case OR, AND -> left.givesNumber() && right.givesNumber();
                case MATCH, SEARCH, JOIN -> false;
                default -> true;
            };
        }
    }

    /** A match against a pattern that is known beforehand. */
    record Matching(Operator operator, Node left, Optional<PosixRegex> regex) implements Node {
        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            return evaluator.match(operator, left.evaluate(evaluator, values), regex);
        }

        @Override
        public boolean isWhole() {
            return false;
        }

        @Override
        public long number(long[] values) {
            return WholeNumber.NONE;
        }

        @Override
        public boolean givesNumber() {
            return regex.isPresent() && regex.get().groups() == 0;
        }
    }

    record Conditional(Node condition, Node whenTrue, Node whenFalse, boolean isWhole) implements Node {
        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            Operand first = condition.evaluate(evaluator, values);
            Operand second = whenTrue.evaluate(evaluator, values);
            return evaluator.conditional(first, second, whenFalse.evaluate(evaluator, values));
        }

        @Override
        public long number(long[] values) {
            long first = condition.number(values);
            long second = whenTrue.number(values);
            long third = whenFalse.number(values);
            if (first == WholeNumber.NONE || second == WholeNumber.NONE || third == WholeNumber.NONE) {
                return WholeNumber.NONE;
            }
            return first != 0 ? second : third;
        }

        @Override
        public boolean givesNumber() {
            return whenTrue.givesNumber() && whenFalse.givesNumber();
        }
    }

    record Call(String name, List<Node> arguments) implements Node {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Operand evaluate(Evaluator evaluator, String[] values) {
            List<Operand> operands = new ArrayList<>(arguments.size());
            for (Node argument : arguments) {
                operands.add(argument.evaluate(evaluator, values));
            }
            return evaluator.call(name, operands);
        }

        @Override
        public boolean isWhole() {
            return false;
        }

        @Override
        public long number(long[] values) {
            return WholeNumber.NONE;
        }

        @Override
        public boolean givesNumber() {
            return MathFunction.named(name).isPresent();
        }
    }
}
