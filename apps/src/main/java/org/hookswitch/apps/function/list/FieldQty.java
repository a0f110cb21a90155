package org.hookswitch.apps.function.list;

import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Escapes;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code FIELDQTY}: how many fields a variable's value has; an empty value has none. */
public final class FieldQty extends Described {

    public FieldQty() {
        super(FunctionSpec.read("FIELDQTY", "Number of fields of a variable's value", "FIELDQTY(varname,delim)", 2, 2));
    }

    @Override
    public String read(FunctionCall call) {
        String value = Named.value(call, call.argument(0));
        if (call.arguments().size() < 2 || call.argument(1).isEmpty()) {
            return "1";
        }
        if (value.isEmpty()) {
            return "0";
        }
        char delimiter = Escapes.first(call.argument(1)).orElseThrow();
        return Long.toString(1 + value.chars().filter(c -> c == delimiter).count());
    }
}
