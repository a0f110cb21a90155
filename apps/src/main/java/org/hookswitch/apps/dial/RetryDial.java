package org.hookswitch.apps.dial;

import java.time.Duration;
import org.hookswitch.apps.Extensions;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Played;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Keys;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.dial.DialStatus;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.jspecify.annotations.Nullable;

/** Dials as Dial does, and again while nobody answers, with an announcement and a pause between. */
public final class RetryDial implements Application {

    private static final int DIAL_ARGUMENTS = 3;

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "RetryDial", "Dial, and try again while nobody answers.")
            .description("With option d of Dial a key of the caller, also during the pause, leads to that extension of"
                    + " EXITCONTEXT, or of the present context.")
            .required("announce", "prompt between two attempts; may be empty")
            .required("sleep", "seconds between two attempts, with hold music")
            .required("retries", "how many attempts; as long as the caller stays with 0 or -1")
            .repeated("dialargs", "the arguments of Dial")
            .sets("DIALSTATUS", "how the last attempt ended")
            .trait(Trait.MEDIA, Trait.TAKES_CHANNEL)
            .build();

    private final Dial dial = new Dial();

    /** For the service loader. */
    public RetryDial() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel caller, Arguments arguments) {
        if (arguments.count() <= DIAL_ARGUMENTS) {
            Notice.warn(
                    caller,
                    "RetryDial needs an announcement, a pause, a count and what to dial, found '" + arguments.text()
                            + "'");
            return Next.CONTINUE;
        }
        Arguments ofDial = Arguments.parse(
                dial.spec(), String.join(",", arguments.all().subList(DIAL_ARGUMENTS, arguments.count())));
        Duration pause = TimeLength.seconds(arguments.get(1)).orElse(Duration.ZERO);
        int attempts = attempts(caller, arguments.get(2));
        for (int i = 0; attempts <= 0 || i < attempts; i++) {
            Next next = dial.run(caller, ofDial);
            if (!(next instanceof Next.Continue) || isOver(caller)) {
                return next;
            }
            Next meanwhile = between(caller, arguments.get(0), pause, ofDial.has('d'));
            if (!(meanwhile instanceof Next.Continue)) {
                return meanwhile;
            }
        }
        return Next.CONTINUE;
    }

    private static int attempts(Channel caller, String text) {
        String count = text.strip();
        if (count.matches("-?[0-9]{1,9}")) {
            return Integer.parseInt(count);
        }
        Notice.warn(caller, "RetryDial expects a count of attempts, found '" + text + "'; it goes on without an end");
        return 0;
    }

    /** Whether there is no sense in another attempt: somebody answered, or nothing can be dialled. */
    private static boolean isOver(Channel caller) {
        String status = caller.variables().get("DIALSTATUS");
        return DialStatus.ANSWER.name().equals(status)
                || DialStatus.INVALIDARGS.name().equals(status)
                || caller.mustLeave();
    }

    private static Next between(Channel caller, String announce, Duration pause, boolean keysLead) {
        StopKeys keys = keysLead ? key -> leads(caller, key) : StopKeys.NONE;
        if (!announce.isEmpty()) {
            switch (Prompts.play(caller, announce, keys)) {
                case Played.Key key -> {
                    return jump(caller, key.key());
                }
                case Played.Left left -> {
                    return Next.LEAVE;
                }
                case Played.Missing missing -> Notice.warn(caller, "there is no prompt '" + missing.prompt() + "'");
                case Played.Whole whole -> {}
            }
        }
        long deadline = caller.pbx().clock().nanos() + pause.toNanos();
        Audio.Playing music = caller.pbx().audio().music(caller, caller.musicClass());
        try {
            while (true) {
                @Nullable Character key = Keys.next(caller, deadline);
                if (caller.mustLeave()) {
                    return Next.LEAVE;
                }
                if (key == null) {
                    return Next.CONTINUE;
                }
                if (keysLead && leads(caller, key)) {
                    return jump(caller, key);
                }
            }
        } finally {
            music.stop();
        }
    }

    private static boolean leads(Channel caller, char key) {
        return Extensions.exists(caller, Dial.exitContext(caller), String.valueOf(key));
    }

    private static Next jump(Channel caller, char key) {
        return new Next.Jump(new Place(Dial.exitContext(caller), String.valueOf(key), 1));
    }
}
