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
    private final List<Recorded> recorded = new ArrayList<>();
    private long silentFrom = Long.MAX_VALUE;

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
        playing.lasts(length.toMillis());
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
    public Path recordingPath(String name) {
        return Path.of("/simulated/sounds").resolve(name);
    }

    /** Something that was recorded: in milliseconds of virtual time, and how much of its end was left out. */
    public record Recorded(String channel, Path file, boolean append, long from, long to, long leftOut) {}

    /** What was recorded, in the order in which the recordings ended. */
    public synchronized List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** Lets everybody who is recorded be silent from this moment of virtual time on. */
    public synchronized Heard silentFrom(Duration moment) {
        silentFrom = moment.toMillis();
        return this;
    }

    @Override
    public Optional<Recording> record(Channel channel, Path file, boolean append) {
        long from = millis();
        return Optional.of(new Recording() {
            @Override
            public void stop() {
                stop(Duration.ZERO);
            }

            @Override
            public void stop(Duration leftOut) {
                synchronized (Heard.this) {
                    recorded.add(new Recorded(channel.name(), file, append, from, millis(), leftOut.toMillis()));
                }
            }

            @Override
            public Duration length() {
                return Duration.ofMillis(millis() - from);
            }

            @Override
            public Duration silence() {
                synchronized (Heard.this) {
                    return Duration.ofMillis(Math.max(0, millis() - Math.max(from, silentFrom)));
                }
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
        /** Its length in milliseconds; a tone has none. */
        private long length = Long.MAX_VALUE;
        /** Where it stood when it last began to run, and when that was; -1 while it is paused. */
        private long offset;

        private long running = millis();

        Label(Channel channel, int index) {
            this.channel = channel;
            this.index = index;
        }

        private synchronized void lasts(long millis) {
            length = millis;
            schedule();
        }

        private void schedule() {
            end.cancel();
            if (length != Long.MAX_VALUE && running >= 0 && !over) {
                end = clock.at(clock.afterMillis(Math.max(0, length - offset)), () -> finish(true));
            }
        }

        private void finish(boolean complete) {
            synchronized (this) {
                if (over) {
                    return;
                }
                offset = position();
                running = -1;
                over = true;
                end.cancel();
            }
            end(index, complete);
            channel.post(new Signal.PlaybackEnded(this, complete));
        }

        @Override
        public void stop() {
            finish(false);
        }

        @Override
        public synchronized void pause() {
            offset = position();
            running = -1;
            end.cancel();
        }

        @Override
        public synchronized void resume() {
            if (running < 0) {
                running = millis();
                schedule();
            }
        }

        @Override
        public synchronized void skip(int milliseconds) {
            offset = Math.clamp(position() + milliseconds, 0, length);
            running = running < 0 ? -1 : millis();
            schedule();
        }

        @Override
        public synchronized long position() {
            return running < 0 ? offset : offset + millis() - running;
        }
    }
}
