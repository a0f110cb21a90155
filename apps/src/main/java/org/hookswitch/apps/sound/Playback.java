package org.hookswitch.apps.sound;

import java.util.List;
import java.util.Locale;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Played;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Plays prompts. */
public final class Playback implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Playback", "Play prompts.")
            .description(
                    "The call is answered first, unless an option says otherwise. A prompt that does not exist is left"
                            + " out; the status then is FAILED.")
            .required("filenames", "prompts without their endings, joined by &")
            .optional("options", "words: skip, to play only if the call is up; noanswer, to play without answering")
            .sets("PLAYBACKSTATUS", "how it ended", "SUCCESS", "FAILED")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Playback() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        List<String> options = options(channel, arguments.get(1));
        List<String> names = Prompts.names(arguments.get(0));
        if (names.isEmpty()) {
            Notice.warn(channel, "Playback needs the name of a prompt");
        }
        if (!channel.isUp() && options.contains("skip")) {
            return done(channel, true);
        }
        if (!channel.isUp() && !options.contains("noanswer")) {
            channel.answer();
        }
        boolean complete = !names.isEmpty();
        for (String name : names) {
            Played played = Prompts.play(channel, name, StopKeys.NONE);
            if (played instanceof Played.Left) {
                var _ = done(channel, false);
                return Next.LEAVE;
            }
            if (played instanceof Played.Missing) {
                Notice.warn(channel, "there is no prompt '" + name + "'");
                complete = false;
            }
        }
        return done(channel, complete);
    }

    private static List<String> options(Channel channel, String text) {
        List<String> words =
                ArgumentSplitter.split(text.toLowerCase(Locale.ROOT), ',', Integer.MAX_VALUE, true).stream()
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
        words.stream()
                .filter(word -> !word.equals("skip") && !word.equals("noanswer"))
                .forEach(word -> Notice.warn(channel, "the option '" + word + "' of Playback is not supported"));
        return words;
    }

    private static Next done(Channel channel, boolean complete) {
        channel.variable("PLAYBACKSTATUS", complete ? "SUCCESS" : "FAILED");
        return Next.CONTINUE;
    }
}
