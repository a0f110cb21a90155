package org.hookswitch.apps.function.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code STRFTIME}: a moment, given in seconds since 1970, as a text; without a moment, the present one. */
public final class StrFTime extends Described {

    /** Seconds beyond this are no date that anybody means: the year 292,278,994 is far behind it. */
    private static final BigDecimal FARTHEST = new BigDecimal(100_000_000_000L);

    public StrFTime() {
        super(FunctionSpec.read(
                "STRFTIME", "A date and time as text", "STRFTIME([epoch][,[timezone][,format]])", 0, 3));
    }

    @Override
    public String read(FunctionCall call) {
        ZoneId zone = TimeZones.named(call, call.argument(1));
        String format = call.argument(2).isEmpty() ? "%c" : call.argument(2);
        return TimeFormat.format(moment(call, call.argument(0)).atZone(zone), format);
    }

    private static Instant moment(FunctionCall call, String epoch) {
        Instant now = call.pbx().clock().now();
        if (epoch.isBlank()) {
            return now;
        }
        try {
            BigDecimal seconds = new BigDecimal(leadingNumber(epoch.strip()));
            if (seconds.abs().compareTo(FARTHEST) > 0) {
                return now;
            }
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            long micros = seconds.subtract(whole).movePointRight(6).longValue();
            return Instant.ofEpochSecond(whole.longValue(), micros * 1000);
        } catch (NumberFormatException notANumber) {
            return now;
        }
    }

    private static String leadingNumber(String text) {
        int end = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean point = false;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                break;
            }
            end++;
        }
        return text.substring(0, end);
    }
}
