package org.hookswitch.apps.sound;

import java.util.List;
import org.hookswitch.apps.Extensions;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Played;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Plays prompts while an extension may be dialled. */
public final class BackGround implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "BackGround", "Play prompts while an extension may be dialled.")
            .description(
                    "The first key ends the playing; the keys that follow make up an extension, and the call goes there."
                            + " WaitExten goes on waiting when all is played.")
            .required("filenames", "prompts without their endings, joined by &")
            .options()
            .optional("langoverride", "language of the prompts, in place of the channel's")
            .optional("context", "where the extension is looked for; the present one when it is left out")
            .option('s', "play only if the call is up")
            .option('n', "do not answer the call first")
            .option('m', "stop only at a key that is an extension of its own")
            .option('p', "do not stop at any key")
            .sets("BACKGROUNDSTATUS", "how it ended", "SUCCESS", "FAILED")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public BackGround() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (!channel.isUp()) {
            if (arguments.has('s')) {
                return done(channel, true);
            }
            if (!arguments.has('n')) {
                channel.answer();
            }
        }
        List<String> names = Prompts.names(arguments.get(0));
        String context = arguments.given(3).orElse(channel.position().context());
        Played played = play(channel, names, arguments.given(2).orElse(""), keys(channel, arguments, context));
        return switch (played) {
            case Played.Whole whole -> done(channel, true);
            case Played.Missing missing -> {
                Notice.warn(channel, "there is no prompt '" + missing.prompt() + "'");
                yield done(channel, false);
            }
            case Played.Key key -> {
                var _ = done(channel, true);
                yield dialed(channel, context, key.key());
            }
            case Played.Left left -> {
                var _ = done(channel, false);
                yield Next.LEAVE;
            }
        };
    }

    private static Played play(Channel channel, List<String> names, String language, StopKeys keys) {
        String own = channel.language();
        if (!language.isEmpty()) {
            channel.language(language);
        }
        try {
            return Prompts.play(channel, names, keys);
        } finally {
            channel.language(own);
        }
    }

    private static StopKeys keys(Channel channel, Arguments arguments, String context) {
        if (arguments.has('p')) {
            return StopKeys.NONE;
        }
        return arguments.has('m') ? key -> Extensions.exists(channel, context, String.valueOf(key)) : StopKeys.ANY;
    }

    /** A key that can only be one extension leads there, in whatever context; otherwise the flow collects the rest. */
    private static Next dialed(Channel channel, String context, char key) {
        String digits = String.valueOf(key);
        if (Extensions.exists(channel, context, digits) && !Extensions.mayGrow(channel, context, digits)) {
            return new Next.Jump(new Place(context, digits, 1));
        }
        return new Next.Dialed(digits);
    }

    private static Next done(Channel channel, boolean complete) {
        channel.variable("BACKGROUNDSTATUS", complete ? "SUCCESS" : "FAILED");
        return Next.CONTINUE;
    }
}
