package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code EVAL}: a value taken for dialplan text, its own substitutions done. */
public final class Eval extends Described {

    public Eval() {
        super(FunctionSpec.read("EVAL", "Substitutes once more what was substituted", "EVAL(variable)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return call.text().isEmpty() ? call.warn("needs a text") : Named.evaluate(call, call.text());
    }
}
