package org.hookswitch.apps.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Records what the caller says. */
public final class Record implements Application {

    private static final int MOST_NUMBERS = 100_000;
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(20);

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Record", "Record what the caller says.")
            .description(
                    "The key # ends it. When the caller hangs up, the recording is thrown away, unless option k keeps it.")
            .required("filename.format", "where, and in which format; %d in it becomes the first number not taken yet")
            .optional("silence", "seconds of silence that end it; the silence is left out of the recording")
            .optional("maxduration", "seconds after which it ends; no limit when it is left out or 0")
            .options()
            .option('a', "go on at the end of a recording that exists")
            .option('n', "do not answer the call first")
            .option('o', "the key 0 ends it, too, with the status OPERATOR")
            .option('q', "no beep at the beginning")
            .option('s', "return at once if the call is not up")
            .option('t', "the key * ends it, rather than #")
            .option('u', "the silence that ended it stays in the recording")
            .option('x', "no key ends it")
            .option('k', "keep the recording when the caller hangs up")
            .option('y', "any key ends it")
            .sets("RECORDED_FILE", "the name without its format")
            .sets("RECORD_STATUS", "how it ended", "DTMF", "SILENCE", "SKIP", "TIMEOUT", "HANGUP", "ERROR", "OPERATOR")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Record() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Named> named = Named.parse(arguments.get(0));
        if (named.isEmpty()) {
            Notice.warn(channel, "Record needs filename.format, found '" + arguments.get(0) + "'");
            return done(channel, "ERROR");
        }
        if (!channel.isUp()) {
            if (arguments.has('s')) {
                return done(channel, "SKIP");
            }
            if (!arguments.has('n')) {
                channel.answer();
            }
        }
        Named target = named.get().numbered(channel.pbx().audio());
        channel.variable("RECORDED_FILE", target.name());
        if (!arguments.has('q')) {
            var _ = Prompts.play(channel, "beep", StopKeys.NONE);
        }
        Path file = target.path(channel.pbx().audio());
        Optional<Audio.Recording> recording = channel.pbx().audio().record(channel, file, arguments.has('a'));
        return recording.isEmpty() ? done(channel, "ERROR") : record(channel, arguments, file, recording.get());
    }

    /** A name and a format. */
    private record Named(String name, String format) {
        static Optional<Named> parse(String text) {
            int at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(':'));
            return at <= 0 || at == text.length() - 1 || text.indexOf('/', at) >= 0
                    ? Optional.empty()
                    : Optional.of(new Named(text.substring(0, at), text.substring(at + 1)));
        }

        /** With the first number that no file has yet in place of %d. */
        Named numbered(Audio audio) {
            if (!name.contains("%d")) {
                return this;
            }
            for (int i = 0; i < MOST_NUMBERS; i++) {
                Named candidate = new Named(name.replace("%d", Integer.toString(i)), format);
                if (!Files.exists(candidate.path(audio))) {
                    return candidate;
                }
            }
            return this;
        }

        Path path(Audio audio) {
            return audio.recordingPath(name + "." + format);
        }
    }

    private static Next record(Channel channel, Arguments arguments, Path file, Audio.Recording recording) {
        Duration silence = seconds(channel, arguments.get(1));
        Duration longest = seconds(channel, arguments.get(2));
        Clock clock = channel.pbx().clock();
        long end = longest.isZero() ? Clock.NEVER : clock.nanos() + longest.toNanos();
        while (true) {
            long look = Math.min(end, nextLook(clock, recording, silence));
            switch (channel.next(look)) {
                case null -> {
                    if (!silence.isZero() && recording.silence().compareTo(silence) >= 0) {
                        if (arguments.has('u')) {
                            recording.stop();
                        } else {
                            recording.stop(recording.silence());
                        }
                        return done(channel, "SILENCE");
                    }
                    if (clock.nanos() >= end) {
                        recording.stop();
                        return done(channel, "TIMEOUT");
                    }
                }
                case Signal.Leave leave -> {
                    recording.stop();
                    if (!arguments.has('k')) {
                        delete(channel, file);
                    }
                    var _ = done(channel, "HANGUP");
                    return Next.LEAVE;
                }
                case Signal.Digit digit
                when ends(arguments, digit.digit()) -> {
                    recording.stop();
                    return done(channel, arguments.has('o') && digit.digit() == '0' ? "OPERATOR" : "DTMF");
                }
                default -> {}
            }
        }
    }

    /** The earliest moment at which there may have been enough silence; a leg that sends nothing is not counted as silent. */
    private static long nextLook(Clock clock, Audio.Recording recording, Duration silence) {
        return silence.isZero()
                ? Clock.NEVER
                : clock.nanos()
                        + Math.max(
                                SHORTEST_LOOK.toNanos(),
                                silence.minus(recording.silence()).toNanos());
    }

    private static boolean ends(Arguments arguments, char key) {
        if (arguments.has('x')) {
            return false;
        }
        return arguments.has('y') || key == (arguments.has('t') ? '*' : '#') || (key == '0' && arguments.has('o'));
    }

    private static Duration seconds(Channel channel, String text) {
        if (text.isBlank()) {
            return Duration.ZERO;
        }
        return TimeLength.seconds(text).orElseGet(() -> {
            Notice.warn(channel, "Record takes a number of seconds, found '" + text + "'");
            return Duration.ZERO;
        });
    }

    private static void delete(Channel channel, Path file) {
        try {
            var _ = Files.deleteIfExists(file);
        } catch (IOException e) {
            Notice.warn(channel, "the recording " + file + " cannot be thrown away: " + e.getMessage());
        }
    }

    private static Next done(Channel channel, String status) {
        channel.variable("RECORD_STATUS", status);
        return Next.CONTINUE;
    }
}
