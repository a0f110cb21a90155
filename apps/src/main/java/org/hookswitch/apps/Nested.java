package org.hookswitch.apps;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.spi.Next;

/** An application with its arguments, as it stands in the arguments of another: {@code Playback(beep)}. Immutable. */
public record Nested(String name, String arguments) {

    /** Reads a call; a missing closing parenthesis is forgiven. */
    public static Nested parse(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new Nested(text.strip(), "");
        }
        int close = text.lastIndexOf(')');
        return new Nested(
                text.substring(0, open).strip(), text.substring(open + 1, close > open ? close : text.length()));
    }

    /** Runs it; empty when there is no application of the name. */
    public Optional<Next> run(Channel channel) {
        return Flow.call(channel, name, arguments);
    }
}
