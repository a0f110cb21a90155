package org.hookswitch.pbx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a channel hears from the switch, and what is recorded of it.
 *
 * <p>{@link Studio} is the real one; a simulator notes instead what is played to whom, from when to when. Any thread;
 * nothing here waits. A channel hears one thing at a time: what starts ends what was heard before.
 */
public interface Audio {

    /** A switch without sounds: nothing exists, nothing is heard. */
    Audio SILENT = new Audio() {
        @Override
        public Optional<Playing> prompt(Channel channel, String name) {
            return Optional.empty();
        }

        @Override
        public Playing tone(Channel channel, String tone) {
            return Playing.NOTHING;
        }

        @Override
        public Playing music(Channel channel, String musicClass) {
            return Playing.NOTHING;
        }

        @Override
        public Path recordingPath(String name) {
            return Path.of(name);
        }

        @Override
        public Optional<Recording> record(Channel channel, Path file, boolean append) {
            return Optional.empty();
        }

        @Override
        public boolean hasPrompt(String name, String language) {
            return false;
        }
    };

    /**
     * Starts a prompt.
     *
     * @param name of the sound without its ending, such as {@code digits/1}, in the channel's language; or an absolute
     *     path
     * @return empty when there is no such sound; else {@link Signal.PlaybackEnded} with this object follows once
     */
    Optional<Playing> prompt(Channel channel, String name);

    /**
     * Starts a tone that goes on until it is stopped (a tone that ends by itself posts {@link Signal.PlaybackEnded}).
     *
     * @param tone a name of the channel's tone zone ({@code dial}, {@code busy}, {@code ring}, {@code congestion}…), or
     *     a tone as indications.conf writes it
     */
    Playing tone(Channel channel, String tone);

    /** Starts the music of a class, until it is stopped. */
    Playing music(Channel channel, String musicClass);

    /** Where a sound of this name is recorded: beside the prompts, unless the name is an absolute path. */
    Path recordingPath(String name);

    /**
     * Starts to record what the channel says.
     *
     * @param file whose ending names the format
     * @param append whether to go on at the end of a file that exists
     * @return empty when the file cannot be written
     */
    Optional<Recording> record(Channel channel, Path file, boolean append);

    /** Whether a sound exists, in this language or in the one that stands in for it. */
    boolean hasPrompt(String name, String language);

    /** Something that is heard. */
    interface Playing {
        Playing NOTHING = () -> {};

        /** Ends it, if it has not ended. */
        void stop();

        default void pause() {}

        default void resume() {}

        /** Forward by so many milliseconds, or back. */
        default void skip(int milliseconds) {}

        /** Milliseconds played so far. */
        default long position() {
            return 0;
        }
    }

    /** Something that is recorded. */
    interface Recording {
        /** Ends it and closes the file. */
        void stop();

        /** Ends it, leaves out its last part and closes the file. */
        void stop(Duration leftOut);

        /** How long it is so far. */
        Duration length();

        /** For how long nothing but silence was heard until now. */
        Duration silence();
    }
}
