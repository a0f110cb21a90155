package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code TRIM}: a text without the blanks around it. */
public final class Trim extends TextFunction {

    public Trim() {
        super("TRIM", "Takes blanks off both ends", "string");
    }

    @Override
    protected String of(String text) {
        return Blanks.strip(text);
    }
}
