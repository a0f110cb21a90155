package org.hookswitch.apps.function.channel;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code TIMEOUT}: in seconds, how long the channel waits between keys ({@code digit}) and for the first one
 * ({@code response}), and what is left of its life ({@code absolute}, 0 for no limit).
 */
public final class Timeout extends ChannelFunction {

    /** A year; whoever means longer means for ever. */
    private static final double LONGEST = 365 * 24 * 3600.0;

    public Timeout() {
        super(FunctionSpec.readWrite("TIMEOUT", "How long a channel waits", "TIMEOUT(timeouttype)", 1, 1)
                .withWords("absolute", "digit", "response"));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Timeouts timeouts = Timeouts.of(channel);
        return switch (kind(call)) {
            case 'a' -> timeouts.absolute().map(Timeout::seconds).orElse("0");
            case 'd' -> seconds(timeouts.digit());
            case 'r' -> seconds(timeouts.response());
            default -> call.warn("wants absolute, digit or response");
        };
    }

    private static char kind(FunctionCall call) {
        String word = call.text().strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() ? ' ' : word.charAt(0);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        OptionalDouble seconds = value.isBlank() ? OptionalDouble.of(0) : CNumber.real(value);
        if (seconds.isEmpty()) {
            call.warn("'" + value + "' is no time in seconds");
            return;
        }
        Duration duration = Duration.ofMillis((long) (1000 * Math.clamp(seconds.getAsDouble(), 0, LONGEST)));
        Timeouts timeouts = Timeouts.of(channel);
        switch (kind(call)) {
            case 'a' -> timeouts.absolute(duration);
            case 'd' -> timeouts.digit(duration);
            case 'r' -> timeouts.response(duration);
            default -> call.warn("wants absolute, digit or response");
        }
    }
}
