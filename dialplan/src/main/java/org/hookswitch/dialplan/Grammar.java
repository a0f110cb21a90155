package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of expressions: reads tokens and calls its actions from the inside out and from left to right. One thread,
 * one use.
 *
 * <p>Every operand is evaluated, also those of the branch not taken. An expression with a mistake gives the value of
 * what stands before it where that is complete ({@code 1 2} gives 1, {@code = 1} the empty text), otherwise 0; so it is
 * in Asterisk, whose dialplans live with it.
 *
 * @param <T> what the actions make: values, or nodes to be evaluated later
 */
final class Grammar<T> {

    /** How deep parentheses, unary operators and conditionals may be nested. */
    static final int MAX_DEPTH = 200;

    /** What is made of the parts of an expression. */
    interface Actions<T> {
        T value(Token token);

        T minus(T operand);

        T not(T operand);

        T binary(Operator operator, T left, T right);

        T conditional(T condition, T whenTrue, T whenFalse);

        T call(Token name, List<T> arguments);

        /** The text an empty argument or expression is. */
        T empty();

        T zero();
    }

    /**
     * What was read.
     *
     * @param value of the expression, or of what could be understood of it
     * @param mistake what is wrong, in one sentence without a full stop, or null
     * @param offset where it is wrong
     */
    record Result<T>(T value, @Nullable String mistake, int offset) {}

    private final Lexer lexer;
    private final Actions<T> actions;
    private @Nullable String mistake;
    private int mistakeAt;
    private int depth;

    Grammar(String text, Actions<T> actions) {
        this.lexer = new Lexer(text);
        this.actions = actions;
    }

    Result<T> read() {
        Token first = lexer.peek();
        if (first.kind() == Token.Kind.END) {
            return finish(actions.empty());
        }
        if (!begins(first)) {
            fail(first, "a value");
            return finish(actions.empty());
        }
        T value = expression(Operator.CONDITIONAL_PRECEDENCE);
        if (value == null) {
            return finish(actions.zero());
        }
        if (lexer.peek().kind() != Token.Kind.END) {
            fail(lexer.peek(), "an operator or the end");
        }
        return finish(value);
    }

    private Result<T> finish(T value) {
        if (mistake == null && lexer.ignored() >= 0) {
            mistake = "a character that means nothing here is ignored";
            mistakeAt = lexer.ignored();
        }
        return new Result<>(value, mistake, mistakeAt);
    }

    private static boolean begins(Token token) {
        return token.isValue()
                || token.kind() == Token.Kind.OPEN
                || token.kind() == Token.Kind.NOT
                || token.operator() == Operator.MINUS;
    }

    private @Nullable T fail(Token found, String expected) {
        if (mistake == null) {
            mistake = "found " + found.described() + ", expected " + expected;
            mistakeAt = found.offset();
        }
        return null;
    }

    private @Nullable T expression(int lowest) {
        if (++depth > MAX_DEPTH) {
            fail(lexer.peek(), "fewer than " + MAX_DEPTH + " levels of nesting");
            return null;
        }
        T left = prefix();
        while (left != null) {
            Token token = lexer.peek();
            Operator operator = token.operator();
            if (operator != null && operator.precedence() >= lowest) {
                lexer.take();
                T right = expression(operator.precedence() + 1);
                left = right == null ? null : actions.binary(operator, left, right);
            } else if (token.kind() == Token.Kind.QUESTION && lowest == Operator.CONDITIONAL_PRECEDENCE) {
                lexer.take();
                left = conditional(left);
            } else {
                break;
            }
        }
        depth--;
        return left;
    }

    private @Nullable T conditional(T condition) {
        T whenTrue = expression(Operator.CONDITIONAL_PRECEDENCE);
        if (whenTrue == null) {
            return null;
        }
        if (lexer.peek().kind() != Token.Kind.DOUBLE_COLON) {
            return fail(lexer.peek(), "'::'");
        }
        lexer.take();
        T whenFalse = expression(Operator.CONDITIONAL_PRECEDENCE);
        return whenFalse == null ? null : actions.conditional(condition, whenTrue, whenFalse);
    }

    private @Nullable T prefix() {
        Token token = lexer.take();
        if (token.isValue()) {
            return lexer.peek().kind() == Token.Kind.OPEN ? call(token) : actions.value(token);
        }
        if (token.operator() == Operator.MINUS) {
            T operand = expression(Operator.UNARY_OPERAND_PRECEDENCE);
            return operand == null ? null : actions.minus(operand);
        }
        return switch (token.kind()) {
            case NOT -> {
                T operand = expression(Operator.UNARY_OPERAND_PRECEDENCE);
                yield operand == null ? null : actions.not(operand);
            }
            case OPEN -> {
                T inner = expression(Operator.CONDITIONAL_PRECEDENCE);
                if (inner == null) {
                    yield null;
                }
                if (lexer.peek().kind() != Token.Kind.CLOSE) {
                    yield fail(lexer.peek(), "an operator or ')'");
                }
                lexer.take();
                yield inner;
            }
            default -> fail(token, "a value");
        };
    }

    private @Nullable T call(Token name) {
        lexer.take();
        List<T> arguments = new ArrayList<>();
        if (lexer.peek().kind() == Token.Kind.CLOSE) {
            lexer.take();
            return actions.call(name, arguments);
        }
        T first = expression(Operator.CONDITIONAL_PRECEDENCE);
        if (first == null) {
            return null;
        }
        arguments.add(first);
        while (lexer.peek().kind() == Token.Kind.COMMA) {
            lexer.take();
            Token.Kind next = lexer.peek().kind();
            if (next == Token.Kind.COMMA || next == Token.Kind.CLOSE) {
                arguments.add(actions.empty());
                continue;
            }
            T argument = expression(Operator.CONDITIONAL_PRECEDENCE);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        }
        if (lexer.peek().kind() != Token.Kind.CLOSE) {
            return fail(lexer.peek(), "',' or ')'");
        }
        lexer.take();
        return actions.call(name, arguments);
    }
}
