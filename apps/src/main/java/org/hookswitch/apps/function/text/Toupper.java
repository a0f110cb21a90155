package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code TOUPPER}: the letters a to z as capitals; other alphabets stay as they are, as in Asterisk. */
public final class Toupper extends TextFunction {

    public Toupper() {
        super("TOUPPER", "Makes capital letters", "string");
    }

    @Override
    protected String of(String text) {
        return Ascii.upper(text);
    }
}
