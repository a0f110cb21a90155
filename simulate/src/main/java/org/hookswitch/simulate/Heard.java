package org.hookswitch.simulate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;

/**
 * Sounds as labels: what was played to whom, from when to when. A prompt lasts a second unless the test says otherwise;
 * every prompt exists unless the test says that it is missing.
 */
public final class Heard implements Audio {

    private final VirtualClock clock;
    private final List<Sound> sounds = new ArrayList<>();
    private final Map<String, Duration> lengths = new HashMap<>();

    Heard(VirtualClock clock) {
        this.clock = clock;
    }

    /** Something a channel heard; times in milliseconds of virtual time, {@code to} is -1 while it goes on. */
    public record Sound(String channel, String label, long from, long to, boolean complete) {}

    /** Gives a prompt its length; zero or less makes it missing. */
    public Heard lasts(String prompt, Duration length) {
        lengths.put(prompt, length);
        return this;
    }

    /** Everything heard so far, in order of beginning. */
    public synchronized List<Sound> all() {
        return List.copyOf(sounds);
    }

    /** What a channel heard, labels only. */
    public synchronized List<String> by(Channel channel) {
        return sounds.stream()
                .filter(s -> s.channel().equals(channel.name()))
                .map(Sound::label)
                .toList();
    }

    private long millis() {
        return clock.nanos() / 1_000_000;
    }

    @Override
    public boolean hasPrompt(String name, String language) {
        return lengths.getOrDefault(name, Duration.ofSeconds(1)).isPositive();
    }

    @Override
    public Optional<Playing> prompt(Channel channel, String name) {
        Duration length = lengths.getOrDefault(name, Duration.ofSeconds(1));
        if (!length.isPositive()) {
            return Optional.empty();
        }
        var playing = begin(channel, name);
        playing.end = clock.at(clock.nanos() + length.toNanos(), () -> playing.finish(true));
        return Optional.of(playing);
    }

    @Override
    public Playing tone(Channel channel, String tone) {
        return begin(channel, "tone " + tone);
    }

    @Override
    public Playing music(Channel channel, String musicClass) {
        return begin(channel, "music " + musicClass);
    }

    @Override
    public Optional<Recording> record(Channel channel, Path file) {
        long from = clock.nanos();
        return Optional.of(new Recording() {
            @Override
            public void stop() {}

            @Override
            public Duration length() {
                return Duration.ofNanos(clock.nanos() - from);
            }

            @Override
            public Duration silence() {
                return Duration.ZERO;
            }
        });
    }

    private synchronized Label begin(Channel channel, String label) {
        sounds.add(new Sound(channel.name(), label, millis(), -1, false));
        return new Label(channel, sounds.size() - 1);
    }

    private synchronized void end(int index, boolean complete) {
        Sound s = sounds.get(index);
        sounds.set(index, new Sound(s.channel(), s.label(), s.from(), millis(), complete));
    }

    private final class Label implements Playing {
        private final Channel channel;
        private final int index;
        private Clock.Alarm end = () -> {};
        private boolean over;

        Label(Channel channel, int index) {
            this.channel = channel;
            this.index = index;
        }

        private void finish(boolean complete) {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            end.cancel();
            end(index, complete);
            channel.post(new Signal.PlaybackEnded(this, complete));
        }

        @Override
        public void stop() {
            finish(false);
        }

        @Override
        public long position() {
            return millis() - all().get(index).from();
        }
    }
}
