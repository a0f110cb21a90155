package org.hookswitch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a running switch finds and keeps things.
 *
 * @param config the configuration, in Asterisk's file names; only read
 * @param state what the switch writes: logs, recordings, registrations, secrets it made
 * @param sounds prompts, a folder a language, and {@code moh}; only read
 */
public record Folders(Path config, Path state, Path sounds) {

    /** The system property in which the launcher names the folder that has {@code config} and {@code sounds}. */
    static final String HOME = "hookswitch.home";

    /** The folder the launcher named, or the current one. */
    static Path home() {
        return Path.of(System.getProperty(HOME, ""));
    }

    /** The folder of log files. */
    public Path log() {
        return state.resolve("log");
    }

    /** Where the running switch listens for commands. */
    Path commandSocket() {
        return state.resolve("hookswitch.ctl");
    }

    /** Makes what is missing of the state folder, readable by its owner alone, for it will hold secrets. */
    void makeState() {
        try {
            if (Files.notExists(state)) {
                Files.createDirectories(state);
                OwnerOnly.restrictFolder(state);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the state folder " + state + ": " + e.getMessage(), e);
        }
    }
}
