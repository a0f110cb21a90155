package org.hookswitch.apps.function;

import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A function that is described by the table it is made with. Has no state of a call. */
public abstract class Described implements DialplanFunction {

    private final FunctionSpec spec;

    protected Described(FunctionSpec spec) {
        this.spec = spec;
    }

    @Override
    public final FunctionSpec spec() {
        return spec;
    }
}
