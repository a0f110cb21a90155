package org.hookswitch.apps.say;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Arguments;

/** The arguments that SayUnixTime and DateTime have alike: a moment, a time zone, a format. Pure but for the clock. */
final class Moment {

    private Moment() {}

    /** The prompts for what the first three arguments say. */
    static List<String> prompts(Channel channel, Arguments arguments) {
        ZoneId zone = zone(channel, arguments.get(1));
        Instant now = channel.pbx().clock().now();
        ZonedDateTime moment = moment(channel, arguments.get(0), now).atZone(zone);
        String format = arguments.given(2).orElse(EnglishTime.DEFAULT_FORMAT);
        return EnglishTime.say(moment, now.atZone(zone), format, problem -> Notice.warn(channel, problem));
    }

    private static Instant moment(Channel channel, String seconds, Instant now) {
        if (seconds.isBlank()) {
            return now;
        }
        String whole = seconds.strip().replaceFirst("[.].*$", "");
        if (!whole.matches("-?[0-9]{1,11}")) {
            Notice.warn(
                    channel, "seconds since 1970 were expected, found '" + seconds + "'; the present moment is said");
            return now;
        }
        return Instant.ofEpochSecond(Long.parseLong(whole));
    }

    private static ZoneId zone(Channel channel, String name) {
        if (name.isBlank()) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
        } catch (DateTimeException unknown) {
            Notice.warn(channel, "there is no time zone '" + name + "'; the local one counts");
            return ZoneId.systemDefault();
        }
    }
}
