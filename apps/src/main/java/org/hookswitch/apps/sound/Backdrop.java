package org.hookswitch.apps.sound;

import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a channel hears while its dialplan goes on: music or a tone, started by one application and stopped by another, or
 * by the next sound.
 *
 * <p>Thread-safe; ends with the channel.
 */
abstract sealed class Backdrop implements AutoCloseable {

    private Audio.@Nullable Playing playing;

    /** Music that StartMusicOnHold began. */
    static final class Music extends Backdrop {
        static Music of(Channel channel) {
            return channel.attachment(Music.class, Music::new);
        }
    }

    /** A tone that PlayTones began. */
    static final class Tones extends Backdrop {
        static Tones of(Channel channel) {
            return channel.attachment(Tones.class, Tones::new);
        }
    }

    /** Lets this be heard in place of what was. */
    void start(Audio.Playing next) {
        Audio.Playing before;
        synchronized (this) {
            before = playing;
            playing = next;
        }
        if (before != null) {
            before.stop();
        }
    }

    void stop() {
        start(Audio.Playing.NOTHING);
    }

    @Override
    public void close() {
        stop();
    }
}
