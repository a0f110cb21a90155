package org.hookswitch.apps;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;

/** Plays prompts to a channel and listens for keys meanwhile. On the thread that controls the channel. */
public final class Prompts {

    private Prompts() {}

    /** Which keys stop a prompt. */
    @FunctionalInterface
    public interface StopKeys {
        StopKeys NONE = key -> false;
        StopKeys ANY = key -> true;

        boolean stops(char key);

        /** Those of a text. */
        static StopKeys of(String keys) {
            return key -> keys.indexOf(key) >= 0;
        }
    }

    /** The names in an argument, which are joined by {@code &}; empty ones are left out. */
    public static List<String> names(String argument) {
        return ArgumentSplitter.split(argument, '&', Integer.MAX_VALUE, true).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Plays one prompt. */
    public static Played play(Channel channel, String name, StopKeys keys) {
        Optional<Audio.Playing> playing = channel.pbx().audio().prompt(channel, name);
        return playing.isEmpty() ? new Played.Missing(name) : listen(channel, playing.get(), keys);
    }

    /** Plays prompts one after the other, up to the first that does not end by itself. */
    public static Played play(Channel channel, List<String> names, StopKeys keys) {
        for (String name : names) {
            Played played = play(channel, name, keys);
            if (!(played instanceof Played.Whole)) {
                return played;
            }
        }
        return Played.WHOLE;
    }

    private static Played listen(Channel channel, Audio.Playing playing, StopKeys keys) {
        while (true) {
            switch (channel.next(Clock.NEVER)) {
                case Signal.Leave leave -> {
                    playing.stop();
                    return Played.LEFT;
                }
                case Signal.Digit digit
                when keys.stops(digit.digit()) -> {
                    playing.stop();
                    return new Played.Key(digit.digit());
                }
                case Signal.PlaybackEnded ended
                when ended.playback() == playing -> {
                    return Played.WHOLE;
                }
                case null, default -> {}
            }
        }
    }
}
