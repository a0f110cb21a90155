package org.hookswitch.apps.function.logic;

import org.hookswitch.apps.function.TextFunction;

/** {@code EXISTS}: 0 for an empty text, else 1. */
public final class Exists extends TextFunction {

    public Exists() {
        super("EXISTS", "Whether a text is not empty", "data");
    }

    @Override
    protected String of(String text) {
        return text.isEmpty() ? "0" : "1";
    }
}
