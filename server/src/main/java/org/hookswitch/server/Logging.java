package org.hookswitch.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Sets up the logs of a running switch: the console and files in the log folder, as a {@link LogPlan} says.
 *
 * <p>Done in code, for reading an XML file would cost a good part of the start. Not for concurrent use.
 */
final class Logging implements AutoCloseable {

    /** The system property by which the launcher says that standard output is a terminal. */
    static final String TERMINAL = "hookswitch.terminal";

    private static final long FILE_BYTES = 10L << 20;
    private static final int FILES_KEPT = 9;

    private final LoggerContext context;

    private Logging(LoggerContext context) {
        this.context = context;
    }

    /**
     * Starts logging to the console and to files.
     *
     * @param folder where the files are; made when it is missing
     * @return what writes the last lines and closes the files
     */
    static Logging start(Path folder, LogPlan plan) {
        ZoneId zone = ZoneId.systemDefault();
        var sinks = new ArrayList<LogSink>();
        plan.words().forEach((name, words) -> {
            boolean console = name.equals(LogPlan.CONSOLE);
            sinks.add(new LogSink(
                    name,
                    words,
                    new AsteriskLine(zone, console && Boolean.getBoolean(TERMINAL)),
                    console ? new Stream(new FileOutputStream(FileDescriptor.out)) : file(folder.resolve(name))));
        });
        return start(sinks);
    }

    private static LogSink.Output file(Path path) {
        try {
            return new RotatingFile(path, FILE_BYTES, FILES_KEPT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log " + path + ": " + e.getMessage(), e);
        }
    }

    private static Logging start(List<LogSink> sinks) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.addTurboFilter(new MarkedLines(sinks));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        boolean debug = sinks.stream().anyMatch(sink -> sink.wants(LogWord.DEBUG));
        root.setLevel(debug ? Level.DEBUG : Level.INFO);
        for (LogSink sink : sinks) {
            sink.setContext(context);
            sink.start();
            root.addAppender(sink);
        }
        return new Logging(context);
    }

    /** Writes what waits, for two seconds at most, and closes the files. */
    @Override
    public void close() {
        context.stop();
    }

    /** Lines with a marker of a {@link LogWord} are made exactly when a sink wants the word, whatever their level. */
    private static final class MarkedLines extends TurboFilter {

        private final Set<LogWord> wanted = EnumSet.noneOf(LogWord.class);

        MarkedLines(List<LogSink> sinks) {
            for (LogWord word : LogWord.values()) {
                if (sinks.stream().anyMatch(sink -> sink.wants(word))) {
                    wanted.add(word);
                }
            }
        }

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            if (marker == null) {
                return FilterReply.NEUTRAL;
            }
            return LogWord.ofMarker(marker)
                    .map(word -> wanted.contains(word) ? FilterReply.ACCEPT : FilterReply.DENY)
                    .orElse(FilterReply.NEUTRAL);
        }
    }

    private record Stream(OutputStream out) implements LogSink.Output {

        @Override
        public void write(byte[] lines) throws IOException {
            out.write(lines);
        }

        @Override
        public void close() throws IOException {
            out.flush(); // standard output stays open for what the command itself still says
        }
    }
}
