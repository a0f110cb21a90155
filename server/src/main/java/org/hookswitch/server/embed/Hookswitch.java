package org.hookswitch.server.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.handlers.Handler;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.server.Switch;
import org.jspecify.annotations.Nullable;

/**
 * The whole switch inside a Java process: {@code Hookswitch.builder()…start()}. Several may live in one process, each with
 * its own configuration, ports and handlers.
 *
 * <p>Thread-safe. {@link #close()} takes no new calls, hangs up the ones that are up, lets hangup handlers run, and then
 * lets the network go; a second call does nothing.
 */
public final class Hookswitch implements AutoCloseable {

    private final Switch running;
    private final Optional<Path> madeFolder;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Hookswitch(Switch running, Optional<Path> madeFolder) {
        this.running = running;
        this.madeFolder = madeFolder;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where SIP is heard: the address to give to phones. */
    public InetSocketAddress sipAddress() {
        return running.sipAddress();
    }

    /** Channels, events, dialplan: the switch as its own rooms see it. */
    public Pbx pbx() {
        return running.pbx();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            running.close();
            madeFolder.ifPresent(Hookswitch::delete);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what to start. Confined to one thread. */
    public static final class Builder {

        private @Nullable Path config;
        private @Nullable Path state;
        private Path sounds = Path.of("sounds");
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final List<Handler> handlers = new ArrayList<>();

        private Builder() {}

        /** The configuration folder, such as {@code /etc/asterisk}; without one, only what is given as text counts. */
        public Builder config(Path folder) {
            config = folder;
            return this;
        }

        /** Where the database is kept; without one, in a folder that goes when the switch is closed. */
        public Builder state(Path folder) {
            state = folder;
            return this;
        }

        /** The folder of prompts and music. */
        public Builder sounds(Path folder) {
            sounds = folder;
            return this;
        }

        /** A configuration file by its text, in place of the one in the folder: {@code pjsip.conf}, {@code handlers.conf}… */
        public Builder file(String name, String text) {
            texts.put(name, text);
            return this;
        }

        /** The dialplan, as extensions.conf has it. */
        public Builder dialplan(String text) {
            return file("extensions.conf", text);
        }

        /** A handler beside those found as services; handlers.conf binds it by its {@link Handler#name()}. */
        public Builder handler(Handler handler) {
            handlers.add(handler);
            return this;
        }

        /**
         * Starts the switch.
         *
         * @throws RuntimeException when the configuration has errors; its message has all of them, with file and line
         */
        public Hookswitch start() {
            Optional<Path> made = config == null || state == null ? Optional.of(temporary()) : Optional.empty();
            try {
                Path folder = config != null ? config : made.orElseThrow();
                Map<Path, String> open = new LinkedHashMap<>();
                texts.forEach((name, text) ->
                        open.put(folder.toAbsolutePath().normalize().resolve(name), text));
                var setup = new Switch.Setup(
                        ConfReader.in(folder).withTexts(open),
                        sounds,
                        state != null ? state : made.orElseThrow(),
                        Optional.empty(),
                        List.copyOf(handlers));
                return new Hookswitch(Switch.start(setup), made);
            } catch (RuntimeException e) {
                made.ifPresent(Hookswitch::delete);
                throw e;
            }
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("hookswitch");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
