package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code PASSTHRU}: its argument as it is, for functions that take the name of a variable and not a text. */
public final class Passthru extends TextFunction {

    public Passthru() {
        super("PASSTHRU", "Gives its argument back", "string");
    }

    @Override
    protected String of(String text) {
        return text;
    }
}
