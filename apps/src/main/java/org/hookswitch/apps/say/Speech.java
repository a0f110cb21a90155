package org.hookswitch.apps.say;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Played;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Next;

/** What the Say applications do alike: the prompts of a text are played, and a key may end them. Pure but for the channel. */
final class Speech {

    /** The variable that lets a key end the speech and begin an extension. */
    static final String INTERRUPT = "SAY_DTMF_INTERRUPT";

    private static final List<String> TRUE = List.of("yes", "true", "y", "t", "1", "on");

    private Speech() {}

    /** Says something; a key ends it where {@link #INTERRUPT} is set. */
    static Next say(Channel channel, List<String> prompts) {
        String interrupt = channel.variable(INTERRUPT);
        boolean may = interrupt != null && TRUE.contains(interrupt.strip().toLowerCase(Locale.ROOT));
        return say(channel, prompts, may);
    }

    /** Says something; the first key ends it and begins an extension if it may. */
    static Next say(Channel channel, List<String> prompts, boolean mayInterrupt) {
        StopKeys keys = mayInterrupt ? StopKeys.ANY : StopKeys.NONE;
        for (String prompt : prompts) {
            switch (Prompts.play(channel, prompt, keys)) {
                case Played.Key key -> {
                    return new Next.Dialed(String.valueOf(key.key()));
                }
                case Played.Left left -> {
                    return Next.LEAVE;
                }
                case Played.Missing missing -> Notice.warn(channel, "there is no prompt '" + missing.prompt() + "'");
                case Played.Whole whole -> {}
            }
        }
        return Next.CONTINUE;
    }

    /** A whole number, as what stands at the beginning of a text; a warning when there is none. */
    static Optional<Long> number(Channel channel, String application, String text) {
        String trimmed = text.strip();
        int end = trimmed.startsWith("-") || trimmed.startsWith("+") ? 1 : 0;
        int digits = end;
        while (end < trimmed.length() && trimmed.charAt(end) >= '0' && trimmed.charAt(end) <= '9') {
            end++;
        }
        if (end == digits || end - digits > 18) {
            Notice.warn(channel, application + " needs a number, found '" + text + "'");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(trimmed.substring(0, end)));
    }
}
