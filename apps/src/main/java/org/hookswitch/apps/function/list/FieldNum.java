package org.hookswitch.apps.function.list;

import java.util.List;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Escapes;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code FIELDNUM}: which field of a variable's value, from 1, is a certain text; 0 when none is. */
public final class FieldNum extends Described {

    public FieldNum() {
        super(FunctionSpec.read(
                "FIELDNUM", "Where a text stands among the fields of a value", "FIELDNUM(varname,delim,value)", 3, 3));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.arguments().size() < 3 || call.argument(1).isEmpty()) {
            call.warn("needs the name of a variable, a delimiter and a text");
            return "0";
        }
        String delimiter =
                String.valueOf(Escapes.first(call.argument(1)).orElseThrow().charValue());
        String value = Named.value(call, call.argument(0));
        if (value.isEmpty()) {
            return "0";
        }
        List<String> fields = List.of(value.split(java.util.regex.Pattern.quote(delimiter), -1));
        return Integer.toString(fields.indexOf(call.argument(2)) + 1);
    }
}
