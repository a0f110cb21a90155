package org.hookswitch.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * A token of an expression. Immutable.
 *
 * @param kind what it is
 * @param operator the operator with two operands that it may be
 * @param text as written, quotes included
 * @param offset where it begins
 */
record Token(Kind kind, @Nullable Operator operator, String text, int offset) {

    enum Kind {
        /** A number or word without quotes. */
        WORD,
        /** A text in double quotes. */
        QUOTED,
        /** An operator with two operands; the minus sign is one too. */
        OPERATOR,
        NOT,
        QUESTION,
        DOUBLE_COLON,
        COMMA,
        OPEN,
        CLOSE,
        END
    }

    boolean isValue() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** How a message names it. */
    String described() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
