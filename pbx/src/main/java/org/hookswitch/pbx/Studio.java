package org.hookswitch.pbx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.TapPoint;
import org.hookswitch.media.codec.SilenceMeter;
import org.hookswitch.media.file.MusicFolder;
import org.hookswitch.media.file.Recorder;
import org.hookswitch.media.file.SoundLibrary;
import org.hookswitch.media.file.SoundWriter;
import org.hookswitch.media.play.AudioSource;
import org.hookswitch.media.play.MediaClock;
import org.hookswitch.media.play.Player;
import org.hookswitch.media.tone.Tone;
import org.hookswitch.media.tone.ToneZone;
import org.hookswitch.pbx.event.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays real sounds: prompts from a library, tones of a country, music from folders; and records.
 *
 * <p>Thread-safe. Media runs on the clock's thread; nothing here waits for it.
 */
public final class Studio implements Audio {

    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

    private final SoundLibrary sounds;
    private final MediaClock ticks;
    private final Map<String, ToneZone> zones;
    private final String country;
    private final Map<String, MusicFolder> music;

    /**
     * A studio.
     *
     * @param zones tone zones by name
     * @param country the zone of channels that have none of their own
     * @param music folders by class; {@code default} stands in for a class that is not there
     */
    public Studio(
            SoundLibrary sounds,
            MediaClock ticks,
            Map<String, ToneZone> zones,
            String country,
            Map<String, MusicFolder> music) {
        this.sounds = sounds;
        this.ticks = ticks;
        this.zones = Map.copyOf(zones);
        this.country = country;
        this.music = Map.copyOf(music);
    }

    @Override
    public boolean hasPrompt(String name, String language) {
        return sounds.exists(name, language);
    }

    @Override
    public Optional<Playing> prompt(Channel channel, String name) {
        try {
            return sounds.find(name, channel.language())
                    .map(s -> start(channel, s.open(channel.media().codec())));
        } catch (MediaException e) {
            LOG.warn("{}: the sound {} cannot be played: {}", channel, name, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Playing tone(Channel channel, String tone) {
        ToneZone zone = zones.get(channel.toneZone().isEmpty() ? country : channel.toneZone());
        Optional<Tone> named = zone == null ? Optional.empty() : zone.tone(tone);
        try {
            return start(channel, named.orElseGet(() -> Tone.parse(tone)).source());
        } catch (MediaException e) {
            LOG.warn("{}: there is no tone {}: {}", channel, tone, e.getMessage());
            return Playing.NOTHING;
        }
    }

    @Override
    public Playing music(Channel channel, String musicClass) {
        MusicFolder folder = music.getOrDefault(musicClass, music.get("default"));
        if (folder == null || folder.isEmpty()) {
            LOG.warn("{}: there is no music of class {}", channel, musicClass);
            return Playing.NOTHING;
        }
        channel.publish(Event.MusicStarted.class, () -> new Event.MusicStarted(channel.snapshot(), musicClass));
        Playing playing = start(
                channel,
                folder.inOrder(
                        channel.media().codec(), ThreadLocalRandom.current().nextInt(1 << 16)));
        return new Music(channel, playing);
    }

    private record Music(Channel channel, Playing playing) implements Playing {
        @Override
        public void stop() {
            playing.stop();
            channel.publish(Event.MusicStopped.class, () -> new Event.MusicStopped(channel.snapshot()));
        }
    }

    private Playing start(Channel channel, AudioSource source) {
        var played = new Played(channel);
        channel.attachment(Turn.class, Turn::new).take(played);
        played.begin(Player.start(ticks, channel.media(), source, played::ended));
        return played;
    }

    /** Whose turn it is on a channel: what starts ends what was heard before; the channel's end ends it too. */
    private static final class Turn implements AutoCloseable {
        private @Nullable Played current;

        void take(Played next) {
            Played before;
            synchronized (this) {
                before = current;
                current = next;
            }
            if (before != null) {
                before.stop();
            }
        }

        @Override
        public void close() {
            Played last;
            synchronized (this) {
                last = current;
                current = null;
            }
            if (last != null) {
                last.stop();
            }
        }
    }

    private static final class Played implements Playing {
        private final Channel channel;
        private @Nullable Player player;
        private boolean stopped;

        Played(Channel channel) {
            this.channel = channel;
        }

        synchronized void begin(Player started) {
            player = started;
            if (stopped) {
                started.stop();
            }
        }

        void ended(Player.End how) {
            channel.post(new Signal.PlaybackEnded(this, how == Player.End.FINISHED));
        }

        private synchronized @Nullable Player player() {
            return player;
        }

        @Override
        public void stop() {
            Player p;
            synchronized (this) {
                stopped = true;
                p = player;
            }
            if (p != null) {
                p.stop();
            }
        }

        @Override
        public void pause() {
            Player p = player();
            if (p != null) {
                p.pause();
            }
        }

        @Override
        public void resume() {
            Player p = player();
            if (p != null) {
                p.resume();
            }
        }

        @Override
        public void skip(int milliseconds) {
            Player p = player();
            if (p != null) {
                p.skip(milliseconds);
            }
        }

        @Override
        public long position() {
            Player p = player();
            return p == null ? 0 : p.position();
        }
    }

    @Override
    public Path recordingPath(String name) {
        return sounds.recordingPath(name);
    }

    @Override
    public Optional<Recording> record(Channel channel, Path file, boolean append) {
        try {
            SoundWriter writer = SoundWriter.open(file, append);
            return Optional.of(new Taken(
                    channel,
                    file,
                    Recorder.start(ticks, List.of(new Recorder.Track(Recorder.Voice.FROM_DEVICE, writer)))));
        } catch (MediaException e) {
            LOG.warn("{}: {} cannot be recorded: {}", channel, file, e.getMessage());
            return Optional.empty();
        }
    }

    private static final class Taken implements Recording {
        private final Path file;
        private final Recorder recorder;
        private final SilenceMeter meter = new SilenceMeter();
        private final TapPoint.Tap tap;
        private final TapPoint.Tap meterTap;

        Taken(Channel channel, Path file, Recorder recorder) {
            this.file = file;
            this.recorder = recorder;
            tap = channel.media().attach(recorder.fromDevice(), recorder.toDevice());
            meterTap = channel.media().attach(meter, org.hookswitch.media.FrameSink.NOWHERE);
        }

        @Override
        public void stop() {
            tap.close();
            meterTap.close();
            recorder.close();
        }

        @Override
        public void stop(Duration leftOut) {
            stop();
            try (SoundWriter writer = SoundWriter.open(file, true)) {
                writer.cut(Math.toIntExact(leftOut.toMillis()));
            } catch (MediaException e) {
                LOG.warn("{} keeps the silence at its end: {}", file, e.getMessage());
            }
        }

        @Override
        public Duration length() {
            return Duration.ofMillis(recorder.milliseconds());
        }

        @Override
        public Duration silence() {
            return Duration.ofMillis(meter.silentForMillis());
        }
    }
}
