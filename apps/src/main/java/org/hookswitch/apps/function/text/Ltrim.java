package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code LTRIM}: a text without the blanks before it. */
public final class Ltrim extends TextFunction {

    public Ltrim() {
        super("LTRIM", "Takes blanks off the beginning", "string");
    }

    @Override
    protected String of(String text) {
        return Blanks.leading(text);
    }
}
