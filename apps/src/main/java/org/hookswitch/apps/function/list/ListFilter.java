package org.hookswitch.apps.function.list;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Escapes;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code LISTFILTER}: a variable's value without those of its fields that are a certain text. */
public final class ListFilter extends Described {

    public ListFilter() {
        super(FunctionSpec.read("LISTFILTER", "Takes a text out of a list", "LISTFILTER(varname,delim,value)", 3, 3));
    }

    @Override
    public String read(FunctionCall call) {
        String delimiter = Escapes.resolve(call.argument(1));
        if (call.arguments().size() < 3 || delimiter.isEmpty()) {
            return call.warn("needs the name of a variable, a delimiter and a text");
        }
        String[] fields = Named.value(call, call.argument(0)).split(java.util.regex.Pattern.quote(delimiter), -1);
        String unwanted = call.argument(2);
        return Arrays.stream(fields).filter(f -> !f.equals(unwanted)).collect(Collectors.joining(delimiter));
    }
}
