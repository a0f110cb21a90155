package org.hookswitch.apps.function.logic;

import org.hookswitch.apps.function.TextFunction;

/** {@code ISNULL}: 1 for an empty text, else 0. */
public final class IsNull extends TextFunction {

    public IsNull() {
        super("ISNULL", "Whether a text is empty", "data");
    }

    @Override
    protected String of(String text) {
        return text.isEmpty() ? "1" : "0";
    }
}
