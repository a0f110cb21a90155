package org.hookswitch.apps.function.text;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Escapes;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code REPLACE}: the value of a variable with each of some characters replaced by one other, or taken out. */
public final class Replace extends Described {

    public Replace() {
        super(FunctionSpec.read(
                "REPLACE",
                "Replaces or removes characters of a variable's value",
                "REPLACE(varname,find-chars[,replace-char])",
                2,
                3));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty() || call.argument(1).isEmpty()) {
            return call.warn("needs the name of a variable and the characters to find");
        }
        String find = Escapes.resolve(call.argument(1));
        Optional<Character> replacement = Escapes.first(call.argument(2));
        String value = Named.value(call, call.argument(0));
        var replaced = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (find.indexOf(value.charAt(i)) < 0) {
                replaced.append(value.charAt(i));
            } else {
                replacement.ifPresent(replaced::append);
            }
        }
        return replaced.toString();
    }
}
