package org.hookswitch.sip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A point in time: {@code Date: Sat, 13 Nov 2010 23:29:00 GMT}. RFC 3261 §20.17.
 *
 * <p>Immutable. Another zone than GMT makes it malformed.
 */
public record SipDate(Instant instant) implements HeaderValue {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static @Nullable SipDate read(Cursor in) {
        try {
            return new SipDate(Instant.from(FORMAT.parse(in.rest())));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(FORMAT.format(instant));
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
