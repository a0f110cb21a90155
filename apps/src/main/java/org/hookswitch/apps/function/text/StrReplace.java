package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code STRREPLACE}: the value of a variable with a text in it replaced by another, everywhere or the first times. */
public final class StrReplace extends Described {

    public StrReplace() {
        super(FunctionSpec.read(
                "STRREPLACE",
                "Replaces a text in a variable's value",
                "STRREPLACE(varname,find-string[,replace-string[,max-replacements]])",
                2,
                4));
    }

    @Override
    public String read(FunctionCall call) {
        String find = call.argument(1);
        if (call.argument(0).isEmpty() || find.isEmpty()) {
            return call.warn("needs the name of a variable and a text to find");
        }
        String value = Named.value(call, call.argument(0));
        int most = call.argument(3).isEmpty() ? Integer.MAX_VALUE : CNumber.atoi(call.argument(3));
        var replaced = new StringBuilder();
        int from = 0;
        for (int count = 0; count < most; count++) {
            int at = value.indexOf(find, from);
            if (at < 0) {
                break;
            }
            replaced.append(value, from, at).append(call.argument(2));
            from = at + find.length();
        }
        return replaced.append(value, from, value.length()).toString();
    }
}
