package org.hookswitch.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One place where log lines go: a file or the console, with the words it wants.
 *
 * <p>Lines are formatted on the thread that logs and written by a thread of the sink's own, so that a full disk or a
 * stopped terminal never holds up a call. At most {@value #QUEUED_LINES} lines wait; further ones are lost, counted,
 * and the loss is written when there is room again.
 */
final class LogSink extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** Where a sink's lines end up. Called by the sink's own thread only. */
    interface Output extends AutoCloseable {

        void write(byte[] lines) throws IOException;

        @Override
        void close() throws IOException;
    }

    static final int QUEUED_LINES = 8192;

    private static final int LINES_A_WRITE = 512;
    private static final int STOP_MILLIS = 2000;
    private static final String END = new String("end");

    private final Set<LogWord> words;
    private final AsteriskLine format;
    private final Output output;
    private final BlockingQueue<String> queue;
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;

    LogSink(String name, Set<LogWord> words, AsteriskLine format, Output output) {
        this(name, words, format, output, QUEUED_LINES);
    }

    LogSink(String name, Set<LogWord> words, AsteriskLine format, Output output, int queuedLines) {
        setName(name);
        this.words = Set.copyOf(words);
        this.format = format;
        this.output = output;
        this.queue = new ArrayBlockingQueue<>(queuedLines);
        this.writer = Thread.ofPlatform().name("log-" + name).daemon().unstarted(this::writeLines);
    }

    boolean wants(LogWord word) {
        return words.contains(word);
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (words.contains(LogWord.of(event)) && !queue.offer(format.format(event))) {
            lost.incrementAndGet();
        }
    }

    /** Writes what waits, for two seconds at most, and closes the output. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        try {
            if (queue.offer(END, STOP_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                writer.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ReferenceEquality") // END is told from an equal line by being that very object
    private void writeLines() {
        var lines = new ArrayList<String>(LINES_A_WRITE);
        boolean ended = false;
        try (output) {
            while (!ended) {
                lines.clear();
                lines.add(queue.take());
                queue.drainTo(lines, LINES_A_WRITE - 1);
                ended = lines.getLast() == END;
                if (ended) {
                    lines.removeLast();
                }
                long lostLines = lost.getAndSet(0);
                if (lostLines > 0) {
                    lines.add("[log " + getName() + ": " + lostLines + " lines lost, they came faster than they"
                            + " could be written]\n");
                }
                write(lines);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            addError("closing log " + getName(), e);
        }
    }

    private void write(List<String> lines) {
        try {
            output.write(String.join("", lines).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A log that cannot be written must not stop the switch; the lines count as lost and the next are tried.
            lost.addAndGet(lines.size());
            addError("writing log " + getName(), e);
        }
    }
}
