package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LogSinkTest {

    private final AsteriskLine format = new AsteriskLine(ZoneOffset.UTC, false);

    @TempDir
    Path folder;

    @Test
    void onlyTheWantedWordsAreWritten() throws IOException {
        Path file = folder.resolve("log");
        LogSink sink = sink(new RotatingFile(file, 1000, 2), 100);
        sink.doAppend(event(Level.WARN, "kept"));
        sink.doAppend(event(Level.INFO, "left out"));
        sink.stop();
        assertThat(Files.readString(file)).contains("kept").doesNotContain("left out");
    }

    @Test
    void aStoppedOutputHoldsNobodyUpAndTheLossIsCounted() throws Exception {
        var blocked = new BlockedOutput();
        LogSink sink = sink(blocked, 2);
        sink.doAppend(event(Level.WARN, "being written"));
        blocked.entered.await();
        for (int i = 0; i < 5; i++) {
            sink.doAppend(event(Level.WARN, "line " + i)); // two fit, three are lost; none waits
        }
        blocked.released.countDown();
        sink.stop();
        assertThat(blocked.written.toString())
                .contains("line 0", "line 1", "3 lines lost")
                .doesNotContain("line 2");
    }

    @Test
    void aFullFileIsPutAsideAndTheOldestGoes() throws IOException {
        Path file = folder.resolve("log");
        try (var rotating = new RotatingFile(file, 10, 2)) {
            for (String line : new String[] {"first--\n", "second-\n", "third--\n", "fourth-\n"}) {
                rotating.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(file).hasContent("fourth-");
        assertThat(folder.resolve("log.1")).hasContent("third--");
        assertThat(folder.resolve("log.2")).hasContent("second-");
        assertThat(folder.resolve("log.3")).doesNotExist();
    }

    @Test
    void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
        Path file = folder.resolve("log");
        try (var rotating = new RotatingFile(file, 1000, 2)) {
            rotating.write("old\n".getBytes(StandardCharsets.UTF_8));
            Files.move(file, folder.resolve("moved"));
            rotating.write("new\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(file).hasContent("new");
        assertThat(folder.resolve("moved")).hasContent("old");
    }

    private LogSink sink(LogSink.Output output, int queuedLines) {
        var sink = new LogSink("test", EnumSet.of(LogWord.WARNING), format, output, queuedLines);
        sink.setContext(new LoggerContext());
        sink.start();
        return sink;
    }

    private static LoggingEvent event(Level level, String message) {
        var event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("test");
        event.setLevel(level);
        event.setMessage(message);
        event.setMDCPropertyMap(Map.of());
        return event;
    }

    /** Stops in its first write until released. */
    private static final class BlockedOutput implements LogSink.Output {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final StringBuilder written = new StringBuilder();

        @Override
        public void write(byte[] lines) throws IOException {
            entered.countDown();
            try {
                if (!released.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("never released");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            written.append(new String(lines, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }
}
