package org.hookswitch.apps.function;

import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A function whose value depends on nothing but the text in its parentheses, commas and all. Has no state of a call. */
public abstract class TextFunction extends Described {

    protected TextFunction(String name, String synopsis, String argument) {
        super(FunctionSpec.read(name, synopsis, name + "(" + argument + ")", 1, 1));
    }

    /** The value. */
    protected abstract String of(String text);

    @Override
    public final String read(FunctionCall call) {
        return of(call.text());
    }
}
