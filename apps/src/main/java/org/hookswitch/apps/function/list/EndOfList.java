package org.hookswitch.apps.function.list;

import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * A function that works at one end of a list kept in a variable, with {@code ,} or another character between its fields:
 * reading takes the field there away, or setting adds one.
 */
abstract class EndOfList extends Described {

    private final boolean atTheFront;

    EndOfList(FunctionSpec spec, boolean atTheFront) {
        super(spec);
        this.atTheFront = atTheFront;
    }

    private static char delimiter(FunctionCall call) {
        return call.argument(1).isEmpty() ? ',' : call.argument(1).charAt(0);
    }

    @Override
    public final String read(FunctionCall call) {
        if (!spec().readable()) {
            return call.warn("cannot be read");
        }
        String name = call.argument(0);
        if (name.isEmpty()) {
            return call.warn("needs the name of a variable");
        }
        String list = Named.value(call, name);
        if (list.isEmpty()) {
            return "";
        }
        char delimiter = delimiter(call);
        int at = atTheFront ? list.indexOf(delimiter) : list.lastIndexOf(delimiter);
        if (at < 0) {
            Named.set(call, name, "");
            return list;
        }
        String before = list.substring(0, at);
        String after = list.substring(at + 1);
        Named.set(call, name, atTheFront ? after : before);
        return atTheFront ? before : after;
    }

    @Override
    public final void write(FunctionCall call, String value) {
        String name = call.argument(0);
        if (!spec().writable() || name.isEmpty()) {
            call.warn(spec().writable() ? "needs the name of a variable" : "cannot be written");
            return;
        }
        String list = Named.value(call, name);
        char delimiter = delimiter(call);
        if (list.isEmpty()) {
            Named.set(call, name, value);
        } else {
            Named.set(call, name, atTheFront ? value + delimiter + list : list + delimiter + value);
        }
    }
}
