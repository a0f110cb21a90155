package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code QUOTE}: a text in double quotes; quotes and backslashes in it get a backslash before them. */
public final class Quote extends TextFunction {

    public Quote() {
        super("QUOTE", "Quotes a text", "string");
    }

    @Override
    protected String of(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
