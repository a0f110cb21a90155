package org.hookswitch.apps.function.list;

import java.util.List;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code ARRAY}: sets several variables at once; those for which no value is left become empty. */
public final class Array extends Described {

    public Array() {
        super(FunctionSpec.write(
                "ARRAY", "Sets several variables", "ARRAY(var1[,var2[,...][,varN]])", 1, Integer.MAX_VALUE));
    }

    @Override
    public void write(FunctionCall call, String value) {
        List<String> names = ArgumentSplitter.split(call.text());
        if (names.isEmpty()) {
            call.warn("needs names of variables");
            return;
        }
        List<String> values = ArgumentSplitter.split(value);
        for (int i = 0; i < names.size(); i++) {
            Named.set(call, names.get(i), i < values.size() ? values.get(i) : "");
        }
    }
}
