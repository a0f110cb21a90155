package org.hookswitch.dialplan;

import java.util.Optional;

/** The operators of expressions with two operands; the higher the precedence, the closer they bind. */
enum Operator {
    OR("|", 2),
    AND("&", 3),
    EQUAL("=", 4),
    NOT_EQUAL("!=", 4),
    LESS("<", 4),
    GREATER(">", 4),
    LESS_OR_EQUAL("<=", 4),
    GREATER_OR_EQUAL(">=", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    DIVIDE("/", 6),
    REMAINDER("%", 6),
    MATCH(":", 8),
    SEARCH("=~", 8),
    JOIN("~~", 8);

    /** Where {@code ? ::} stands: below all others. */
    static final int CONDITIONAL_PRECEDENCE = 1;

    /** What the unary minus and {@code !} take in: only operators that bind more closely than they do. */
    static final int UNARY_OPERAND_PRECEDENCE = 8;

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }

    /** The ones that take texts, where a minus sign before a value does not bind as closely. */
    boolean isTextual() {
        return precedence == 8;
    }

    boolean isComparison() {
        return precedence == 4;
    }

    static Optional<Operator> of(String symbol) {
        return switch (symbol) {
            case "||" -> Optional.of(OR);
            case "&&" -> Optional.of(AND);
            case "==" -> Optional.of(EQUAL);
            default -> {
                for (Operator operator : values()) {
                    if (operator.symbol.equals(symbol)) {
                        yield Optional.of(operator);
                    }
                }
                yield Optional.empty();
            }
        };
    }
}
