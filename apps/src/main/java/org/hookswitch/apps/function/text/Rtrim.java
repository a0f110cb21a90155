package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code RTRIM}: a text without the blanks behind it. */
public final class Rtrim extends TextFunction {

    public Rtrim() {
        super("RTRIM", "Takes blanks off the end", "string");
    }

    @Override
    protected String of(String text) {
        return Blanks.trailing(text);
    }
}
