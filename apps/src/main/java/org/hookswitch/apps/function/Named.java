package org.hookswitch.apps.function;

import org.hookswitch.dialplan.Scope;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.spi.FunctionCall;
import org.jspecify.annotations.Nullable;

/** Values that a function is given by name: of a variable, or of another function with its arguments. */
public final class Named {

    private Named() {}

    /** What {@code ${name}} gives, which is empty when there is no such thing. */
    public static String value(FunctionCall call, String name) {
        String value = orNull(call, name);
        return value == null ? "" : value;
    }

    /** What {@code ${name}} gives; null for a variable that does not exist. */
    public static @Nullable String orNull(FunctionCall call, String name) {
        Scope scope = scope(call);
        return isPlain(name)
                ? scope.variable(name)
                : Template.parse("${" + name + "}").evaluate(scope);
    }

    /** A text with its substitutions done, as if it stood in the dialplan there. */
    public static String evaluate(FunctionCall call, String text) {
        return Template.parse(text).evaluate(scope(call));
    }

    /** Sets what a name stands for, as Set does. */
    public static void set(FunctionCall call, String name, String value) {
        call.channel()
                .ifPresentOrElse(
                        channel -> Assignment.set(channel, name, value),
                        () -> Assignment.setGlobal(call.pbx(), name, value));
    }

    private static Scope scope(FunctionCall call) {
        return call.channel().map(c -> c.scope()).orElseGet(() -> call.pbx().scope());
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '(' || c == ':' || c == '$') {
                return false;
            }
        }
        return true;
    }
}
