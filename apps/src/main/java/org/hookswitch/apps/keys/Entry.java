package org.hookswitch.apps.keys;

import java.time.Duration;
import java.util.List;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Played;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Keys;

/**
 * What a caller keyed in, after prompts or a tone: digits up to a number of them, or up to a key that ends the entry.
 * Immutable.
 *
 * @param terminator the key that ended it; 0 when it ended otherwise
 */
record Entry(String digits, char terminator, End end) {

    /** Why it ended. */
    enum End {
        /** All digits are there, or the key that ends it was pressed. */
        COMPLETE,
        /** No further key came in time. */
        TIMEOUT,
        /** The channel has to leave. */
        LEFT
    }

    /**
     * How an entry is read.
     *
     * @param most digits after which it is complete
     * @param terminators keys that end it
     * @param first longest wait for the first key, once the prompts are over
     * @param between longest wait for each further key
     */
    record Rules(int most, String terminators, Duration first, Duration between) {}

    /** Plays prompts, of which the first key stops all, and reads. On the thread that controls the channel. */
    static Entry read(Channel channel, List<String> prompts, Rules rules) {
        for (String prompt : prompts) {
            switch (Prompts.play(channel, prompt, StopKeys.ANY)) {
                case Played.Key key -> {
                    return read(channel, key.key(), rules);
                }
                case Played.Left left -> {
                    return new Entry("", '\0', End.LEFT);
                }
                case Played.Missing missing -> Notice.warn(channel, "there is no prompt '" + missing.prompt() + "'");
                case Played.Whole whole -> {}
            }
        }
        return first(channel, rules, () -> {});
    }

    /**
     * Waits for the first key and reads.
     *
     * @param begun called at the first key
     */
    static Entry first(Channel channel, Rules rules, Runnable begun) {
        Character key = Keys.next(channel, deadline(channel, rules.first()));
        begun.run();
        return key == null ? nothing(channel, "") : read(channel, key, rules);
    }

    private static Entry read(Channel channel, char first, Rules rules) {
        var digits = new StringBuilder();
        char key = first;
        while (true) {
            if (rules.terminators().indexOf(key) >= 0) {
                return new Entry(digits.toString(), key, End.COMPLETE);
            }
            digits.append(key);
            if (digits.length() >= rules.most()) {
                return new Entry(digits.toString(), '\0', End.COMPLETE);
            }
            Character next = Keys.next(channel, deadline(channel, rules.between()));
            if (next == null) {
                return nothing(channel, digits.toString());
            }
            key = next;
        }
    }

    private static Entry nothing(Channel channel, String digits) {
        return new Entry(digits, '\0', channel.mustLeave() ? End.LEFT : End.TIMEOUT);
    }

    private static long deadline(Channel channel, Duration wait) {
        return channel.pbx().clock().nanos() + wait.toNanos();
    }
}
