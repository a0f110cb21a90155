package org.hookswitch.pbx.handler.typed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.handlers.Audio;
import org.hookswitch.handlers.RoutineEndedException;
import org.hookswitch.pbx.Audio.Playing;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Keys;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.handler.Visit;

/** A view of a subject whose sound the handler controls. */
class AudioView extends View implements Audio {

    AudioView(Visit visit, List<String> arguments) {
        super(visit, arguments);
    }

    @Override
    public void answer() {
        tell(Channel::answer);
    }

    @Override
    public void play(String... prompts) {
        tell(c -> {
            for (String prompt : prompts) {
                play(c, prompt, false);
            }
        });
    }

    @Override
    public Optional<Character> playUntilKey(String... prompts) {
        return ask(c -> firstKey(c, prompts));
    }

    private static Optional<Character> firstKey(Channel c, String... prompts) {
        for (String prompt : prompts) {
            Optional<Character> key = play(c, prompt, true);
            if (key.isPresent()) {
                return key;
            }
        }
        return Optional.empty();
    }

    private static Optional<Character> play(Channel c, String prompt, boolean keys) {
        Playing playing = c.pbx()
                .audio()
                .prompt(c, prompt)
                .orElseThrow(() -> new IllegalArgumentException("there is no sound " + prompt));
        try {
            while (true) {
                switch (c.next(org.hookswitch.pbx.Clock.NEVER)) {
                    case Signal.Leave l -> throw ended();
                    case Signal.PlaybackEnded e
                    when e.playback() == playing -> {
                        return Optional.empty();
                    }
                    case Signal.Digit d
                    when keys -> {
                        return Optional.of(d.digit());
                    }
                    case null, default -> {}
                }
            }
        } finally {
            playing.stop();
        }
    }

    private static RoutineEndedException ended() {
        return new RoutineEndedException("the channel has to leave");
    }

    @Override
    public Optional<Character> key(Duration timeout) {
        return ask(c -> key(c, timeout));
    }

    private static Optional<Character> key(Channel c, Duration timeout) {
        Character key = Keys.next(c, c.pbx().clock().nanos() + timeout.toNanos());
        if (key == null && c.mustLeave()) {
            throw ended();
        }
        return Optional.ofNullable(key);
    }

    @Override
    public String read(int most, Duration timeout, String... prompts) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one digit is read, not " + most);
        }
        return ask(c -> {
            var digits = new StringBuilder();
            Optional<Character> key = firstKey(c, prompts);
            if (key.isEmpty()) {
                key = key(c, timeout);
            }
            while (key.isPresent() && key.get() != '#') {
                digits.append(key.get().charValue());
                key = digits.length() < most ? key(c, timeout) : Optional.empty();
            }
            return digits.toString();
        });
    }

    @Override
    public void pause(Duration length) {
        tell(c -> {
            if (!c.await(c.pbx().clock().nanos() + length.toNanos(), () -> false) && c.mustLeave()) {
                throw ended();
            }
        });
    }
}
