package org.hookswitch.apps.function.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code TESTTIME}: makes conditions of time believe that it is another time on this channel and those it calls. The time
 * stands in the parentheses, or is the value that is set; an empty value ends the test.
 */
public final class TestTime extends ChannelFunction {

    private static final String VARIABLE = "TESTTIME";
    /** The last second of the year 9999. */
    private static final double FARTHEST = 253_402_300_799.0;

    public TestTime() {
        super(FunctionSpec.write("TESTTIME", "Another time for tests", "TESTTIME(date,time[,zone])", 0, 3));
    }

    /** The time that counts for conditions: the one set for tests, or the present one. */
    public static Instant now(FunctionCall call) {
        return call.channel()
                .map(TestTime::now)
                .orElseGet(() -> call.pbx().clock().now());
    }

    /** The time that counts for conditions on a channel. */
    public static Instant now(Channel channel) {
        String set = channel.variables().get(VARIABLE);
        OptionalDouble seconds = set == null ? OptionalDouble.empty() : CNumber.real(set);
        return seconds.isPresent() && Math.abs(seconds.getAsDouble()) < FARTHEST
                ? Instant.ofEpochSecond((long) seconds.getAsDouble())
                : channel.pbx().clock().now();
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        boolean inParentheses = !call.argument(0).isEmpty();
        if (!inParentheses && !Condition.holds(value)) {
            channel.variables().unset(VARIABLE);
            return;
        }
        String text = inParentheses ? call.argument(0) + " " + call.argument(1) + " " + call.argument(2) : value;
        String written = text.replace('/', '-');
        // The zone is the word behind the time; its slash is no part of a date.
        Optional<String> rest = TimeReader.rest(written, "%Y-%m-%d %H:%M:%S");
        if (rest.isEmpty()) {
            call.warn("'" + text + "' is no date and time such as 2026-12-24 18:00:00");
            return;
        }
        String zone = text.substring(text.length() - rest.get().length()).strip();
        ZoneId in = TimeZones.named(call, zone);
        TimeReader.read(written, "%Y-%m-%d %H:%M:%S", in)
                .ifPresent(read -> channel.variable(
                        "__" + VARIABLE, Long.toString(read.moment().getEpochSecond())));
    }
}
