package org.hookswitch.apps.function.time;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code STRPTIME}: the moment that a text tells, in seconds since 1970. */
public final class StrPTime extends Described {

    public StrPTime() {
        super(FunctionSpec.read("STRPTIME", "Reads a date and time", "STRPTIME(datetime,timezone,format)", 3, 3));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty() || call.argument(2).isEmpty()) {
            return call.warn("wants a date and time, a time zone, which may be empty, and a format");
        }
        return TimeReader.read(call.argument(0), call.argument(2), TimeZones.named(call, call.argument(1)))
                .map(read -> Long.toString(read.moment().getEpochSecond()))
                .orElseGet(() -> call.warn("'" + call.argument(0) + "' is not of the form " + call.argument(2)));
    }
}
