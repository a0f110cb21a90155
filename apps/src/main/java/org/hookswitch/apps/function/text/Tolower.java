package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code TOLOWER}: the letters A to Z as small ones; other alphabets stay as they are, as in Asterisk. */
public final class Tolower extends TextFunction {

    public Tolower() {
        super("TOLOWER", "Makes small letters", "string");
    }

    @Override
    protected String of(String text) {
        return Ascii.lower(text);
    }
}
