package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code LEN}: how many characters a text has, counted as {@code ${X:offset:length}} counts them. */
public final class Len extends TextFunction {

    public Len() {
        super("LEN", "Length of a text in characters", "string");
    }

    @Override
    protected String of(String text) {
        return Integer.toString(text.length());
    }
}
