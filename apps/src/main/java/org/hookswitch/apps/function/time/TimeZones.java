package org.hookswitch.apps.function.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hookswitch.pbx.spi.FunctionCall;

/** Time zones by name. */
final class TimeZones {

    private TimeZones() {}

    /** The zone of a name such as {@code Europe/Berlin}; the system's own for none, UTC for one that does not exist. */
    static ZoneId named(FunctionCall call, String name) {
        if (name.isBlank()) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            call.warn("there is no time zone '" + name + "'; UTC counts");
            return ZoneOffset.UTC;
        }
    }
}
