package org.hookswitch.apps.function.world;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.Environment;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code ENV}: an environment variable; those that begin with {@code AST_} cannot be set. */
public final class Env extends Described {

    public Env() {
        super(FunctionSpec.readWrite("ENV", "An environment variable", "ENV(varname)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return call.text().isEmpty() ? "" : Environment.of(call.pbx()).get(call.text());
    }

    @Override
    public void write(FunctionCall call, String value) {
        String name = call.text();
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.startsWith("AST_")) {
            call.warn("there can be no such variable, or it is not for the dialplan to set");
        } else {
            Environment.of(call.pbx()).set(name, value);
        }
    }
}
