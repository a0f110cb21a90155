package org.hookswitch.dialplan;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What the operators of expressions do with values.
 *
 * <p>Confined to one thread and scope. Follows "Operators" and "Numbers Vs. Strings" of Asterisk's manual: two operands
 * that both look like numbers are compared as numbers, otherwise as texts, quotes included; an operand that is no number
 * is left out of a sum and makes a product 0. Texts are ordered by code point, which is what the C locale does.
 */
final class Evaluator implements Grammar.Actions<Operand> {

    static final Operand ZERO = new Operand.Numeral(LongDouble.ZERO);
    static final Operand ONE = new Operand.Numeral(LongDouble.ONE);
    static final Operand EMPTY = new Operand.Text("");

    /** What a division by zero gives. */
    private static final Operand DIVIDED_BY_ZERO = Operand.of(LongDouble.fromLong(Integer.MAX_VALUE));

    /** How many warnings one expression may give; what callers send may stand in it a thousand times. */
    private static final int MAX_WARNINGS = 10;

    /** How many characters the functions and joins of one expression may give, all together. */
    private static final int MAX_PRODUCED = 8 * Template.MAX_LENGTH;

    private final Scope scope;
    private int warnings;
    private long produced;

    Evaluator(Scope scope) {
        this.scope = scope;
    }

    /** Evaluates a text as Asterisk does: all at once, whatever its pieces came from. */
    static Operand evaluate(String text, Scope scope) {
        Grammar.Result<Operand> result = new Grammar<>(text, new Evaluator(scope)).read();
        if (result.mistake() != null) {
            scope.warn("in the expression '" + Quotation.of(text) + "' at column " + (result.offset() + 1) + ": "
                    + Quotation.of(result.mistake()));
        }
        return result.value();
    }

    @Override
    public Operand value(Token token) {
        return token.kind() == Token.Kind.QUOTED ? new Operand.Text(token.text()) : Operand.of(token.text());
    }

    @Override
    public Operand empty() {
        return EMPTY;
    }

    @Override
    public Operand zero() {
        return ZERO;
    }

    @Override
    public Operand minus(Operand operand) {
        LongDouble number = operand.number();
        if (number == null) {
            notNumeric("-", operand);
            return ZERO;
        }
        return Operand.of(number.negate());
    }

    @Override
    public Operand not(Operand operand) {
        return Operand.of(
                switch (operand) {
                    case Operand.Numeral(LongDouble value) -> value.isZero();
                    case Operand.NumericText(String text) -> text.equals("0");
                    case Operand.Text(String text) -> text.isEmpty();
                });
    }

    @Override
    public Operand conditional(Operand condition, Operand whenTrue, Operand whenFalse) {
        LongDouble number = condition.number();
        boolean holds = number != null
                ? !number.isZero()
                : !condition.text().isEmpty() && !condition.text().equals("\"\"");
        return holds ? whenTrue : whenFalse;
    }

    @Override
    public Operand binary(Operator operator, Operand left, Operand right) {
        return switch (operator) {
            case OR -> isZeroOrEmpty(left) ? right : asNumber(left);
            case AND -> isZeroOrEmpty(left) || isZeroOrEmpty(right) ? ZERO : asNumber(left);
            case EQUAL -> Operand.of(compare(left, right) == 0);
            case NOT_EQUAL -> Operand.of(compare(left, right) != 0);
            case LESS -> Operand.of(compare(left, right) < 0);
            case GREATER -> Operand.of(compare(left, right) > 0);
            case LESS_OR_EQUAL -> Operand.of(compare(left, right) <= 0);
            case GREATER_OR_EQUAL -> Operand.of(compare(left, right) >= 0);
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER -> arithmetic(operator, left, right);
            case MATCH, SEARCH -> match(operator, left, compile(right));
            case JOIN -> join(left.unquoted(), right.unquoted());
        };
    }

    private static boolean isZeroOrEmpty(Operand operand) {
        LongDouble number = operand.number();
        return number != null ? number.isZero() : operand.text().isEmpty();
    }

    private static Operand asNumber(Operand operand) {
        LongDouble number = operand.number();
        return number == null ? operand : Operand.of(number);
    }

    private static int compare(Operand left, Operand right) {
        LongDouble leftNumber = left.number();
        LongDouble rightNumber = right.number();
        if (leftNumber != null && rightNumber != null) {
            return leftNumber.compareTo(rightNumber);
        }
        return compareTexts(left.text(), right.text());
    }

    private static int compareTexts(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all others.
                boolean above = Character.isSurrogate(a) != Character.isSurrogate(b);
                return above ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private Operand arithmetic(Operator operator, Operand left, Operand right) {
        LongDouble a = left.number();
        LongDouble b = right.number();
        if (a != null && b != null) {
            return switch (operator) {
                case PLUS -> Operand.of(a.add(b));
                case MINUS -> Operand.of(a.subtract(b));
                case TIMES -> Operand.of(a.multiply(b));
                default -> {
                    if (b.isZero()) {
                        warn("division by zero in an expression");
                        yield DIVIDED_BY_ZERO;
                    }
                    yield Operand.of(operator == Operator.DIVIDE ? a.divide(b) : a.remainder(b));
                }
            };
        }
        notNumeric(operator.symbol(), a == null ? left : right);
        return switch (operator) {
            case PLUS, MINUS -> {
                if (a != null) {
                    yield Operand.of(a);
                }
                if (b == null) {
                    yield ZERO;
                }
                yield Operand.of(operator == Operator.PLUS ? b : b.negate());
            }
            case TIMES -> ZERO;
            default -> a == null ? ZERO : DIVIDED_BY_ZERO;
        };
    }

    private void notNumeric(String symbol, Operand operand) {
        warn("'" + Quotation.of(operand.text()) + "' is not a number but stands beside '" + symbol
                + "' in an expression");
    }

    private void warn(String message) {
        if (++warnings <= MAX_WARNINGS) {
            scope.warn(warnings < MAX_WARNINGS ? message : message + "; no more is said of this expression");
        }
    }

    private Operand join(String left, String right) {
        return Operand.of(within(left.length() + right.length()) ? left + right : "");
    }

    /** Whether so many characters more may be made; warns when they may not. */
    private boolean within(int characters) {
        produced += characters;
        if (characters <= Template.MAX_LENGTH && produced <= MAX_PRODUCED) {
            return true;
        }
        warn("texts in an expression become too long; they count as empty");
        return false;
    }

    private Optional<PosixRegex> compile(Operand pattern) {
        return PosixRegex.compile(pattern.unquoted(), this::warn);
    }

    /**
     * The regular expressions' operators: what the first group matched if the pattern has one that took part, otherwise the
     * number of characters matched; without a match the empty text or 0.
     */
    Operand match(Operator operator, Operand left, Optional<PosixRegex> compiled) {
        if (compiled.isEmpty()) {
            return EMPTY;
        }
        PosixRegex regex = compiled.get();
        String text = left.unquoted();
        Optional<PosixRegex.Match> found = operator == Operator.MATCH ? regex.matchAtStart(text) : regex.find(text);
        if (found.isEmpty()) {
            return regex.groups() == 0 ? ZERO : EMPTY;
        }
        PosixRegex.Match match = found.get();
        if (match.groupStart() >= 0) {
            return Operand.of(text.substring(match.groupStart(), match.groupEnd()));
        }
        return Operand.of(LongDouble.fromLong(match.end() - match.start()));
    }

    @Override
    public Operand call(Token name, List<Operand> arguments) {
        return call(name.text(), arguments);
    }

    Operand call(String name, List<Operand> arguments) {
        Optional<MathFunction> function = MathFunction.named(name);
        if (function.isPresent()) {
            return function.get().apply(arguments, this::warn);
        }
        if (!isFunctionName(name)) {
            warn("'" + Quotation.of(name)
                    + "' stands before a parenthesis in an expression but is no name of a function");
            return ZERO;
        }
        StringJoiner joined = new StringJoiner(",");
        arguments.forEach(argument -> joined.add(argument.text()));
        String result = within(joined.length()) ? scope.function(name, joined.toString()) : "";
        return result.isEmpty() || !within(result.length()) ? ZERO : asNumber(Operand.of(result));
    }

    static boolean isFunctionName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
