package org.hookswitch.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * Splits the text of an expression into tokens. One thread, one use.
 *
 * <p>Blanks separate and mean nothing. A word is a run of letters, digits and the signs {@code . ' ; \ _ ^ $ #} and the
 * at sign, and of anything outside ASCII. What is none of that and no operator is left out, as Asterisk does.
 */
final class Lexer {

    private static final String WORD_SIGNS = ".';\\_^$#@";

    private final String text;
    private int at;
    private @Nullable Token next;
    private int ignored = -1;

    Lexer(String text) {
        this.text = text;
    }

    /** Whether a character may be part of a word. */
    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c >= 0x80
                || WORD_SIGNS.indexOf(c) >= 0;
    }

    Token peek() {
        Token token = next;
        if (token == null) {
            token = read();
            next = token;
        }
        return token;
    }

    Token take() {
        Token token = peek();
        next = null;
        return token;
    }

    /** Where the first character stands that was left out because it means nothing; -1 when there was none. */
    int ignored() {
        return ignored;
    }

    private Token read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            int from = at;
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
            } else if (isWord(c)) {
                while (at < text.length() && isWord(text.charAt(at))) {
                    at++;
                }
                return token(Token.Kind.WORD, from);
            } else if (c == '"' && text.indexOf('"', at + 1) >= 0) {
                at = text.indexOf('"', at + 1) + 1;
                return token(Token.Kind.QUOTED, from);
            } else {
                Token sign = sign(from);
                if (sign != null) {
                    return sign;
                }
                if (ignored < 0) {
                    ignored = at;
                }
                at++;
            }
        }
        return new Token(Token.Kind.END, null, "", text.length());
    }

    private Token token(Token.Kind kind, int from) {
        return new Token(kind, null, text.substring(from, at), from);
    }

    private @Nullable Token sign(int from) {
        char c = text.charAt(from);
        char after = from + 1 < text.length() ? text.charAt(from + 1) : '\0';
        return switch (c) {
            case '|' -> after == '|' ? operator(Operator.OR, 2) : operator(Operator.OR, 1);
            case '&' -> after == '&' ? operator(Operator.AND, 2) : operator(Operator.AND, 1);
            case '=' -> {
                if (after == '~') {
                    yield operator(Operator.SEARCH, 2);
                }
                yield operator(Operator.EQUAL, after == '=' ? 2 : 1);
            }
            case '~' -> after == '~' ? operator(Operator.JOIN, 2) : null;
            case '!' -> after == '=' ? operator(Operator.NOT_EQUAL, 2) : plain(Token.Kind.NOT, 1);
            case '<' -> after == '=' ? operator(Operator.LESS_OR_EQUAL, 2) : operator(Operator.LESS, 1);
            case '>' -> after == '=' ? operator(Operator.GREATER_OR_EQUAL, 2) : operator(Operator.GREATER, 1);
            case '+' -> operator(Operator.PLUS, 1);
            case '-' -> operator(Operator.MINUS, 1);
            case '*' -> operator(Operator.TIMES, 1);
            case '/' -> operator(Operator.DIVIDE, 1);
            case '%' -> operator(Operator.REMAINDER, 1);
            case ':' -> after == ':' ? plain(Token.Kind.DOUBLE_COLON, 2) : operator(Operator.MATCH, 1);
            case '?' -> plain(Token.Kind.QUESTION, 1);
            case ',' -> plain(Token.Kind.COMMA, 1);
            case '(' -> plain(Token.Kind.OPEN, 1);
            case ')' -> plain(Token.Kind.CLOSE, 1);
            default -> null;
        };
    }

    private Token operator(Operator operator, int length) {
        Token token = new Token(Token.Kind.OPERATOR, operator, text.substring(at, at + length), at);
        at += length;
        return token;
    }

    private Token plain(Token.Kind kind, int length) {
        Token token = new Token(kind, null, text.substring(at, at + length), at);
        at += length;
        return token;
    }
}
