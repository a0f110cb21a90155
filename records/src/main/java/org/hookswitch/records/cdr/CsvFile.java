package org.hookswitch.records.cdr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code cdr-csv/Master.csv}, a line a record, and a file for each account code, in the columns and quotes of Asterisk's
 * cdr_csv.
 *
 * <p>Records are taken at once and written on a thread of its own; {@link #close} waits until all are written.
 */
public final class CsvFile implements Consumer<Cdr>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CsvFile.class);
    private static final int MOST_WAITING = 100_000;

    private final Path folder;
    private final CdrSettings.Csv form;
    private final DateTimeFormatter time;
    private final LinkedBlockingQueue<Optional<Cdr>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /**
     * Starts to write.
     *
     * @param zone of the times, unless the form says Greenwich
     */
    public CsvFile(Path folder, CdrSettings.Csv form, ZoneId zone) {
        this.folder = folder;
        this.form = form;
        time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(form.gmt() ? ZoneOffset.UTC : zone);
        writer = Thread.ofVirtual().name("Master.csv").start(this::write);
    }

    @Override
    public void accept(Cdr cdr) {
        if (!waiting.offer(Optional.of(cdr))) {
            LOG.error("{} records wait to be written; lost: {}", MOST_WAITING, line(cdr));
        }
    }

    private void write() {
        try {
            for (var cdr = waiting.take(); cdr.isPresent(); cdr = waiting.take()) {
                write(cdr.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Cdr cdr) {
        String line = line(cdr) + "\n";
        append("Master", line);
        if (form.accountLogs() && !cdr.accountCode().isEmpty()) {
            if (cdr.accountCode().contains("/") || cdr.accountCode().startsWith(".")) {
                LOG.warn("account code '{}' is no name for a file", cdr.accountCode());
            } else {
                append(cdr.accountCode(), line);
            }
        }
    }

    private void append(String name, String line) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(name + ".csv"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.error("cannot write a call record to {}/{}.csv: {}; it was {}", folder, name, e.getMessage(), line, e);
        }
    }

    /** A record as a line, without its end. */
    String line(Cdr cdr) {
        Stream<String> columns = Stream.of(
                quoted(cdr.accountCode()),
                quoted(cdr.src()),
                quoted(cdr.dst()),
                quoted(cdr.dstContext()),
                quoted(cdr.clid()),
                quoted(cdr.channel()),
                quoted(cdr.dstChannel()),
                quoted(cdr.lastApp()),
                quoted(cdr.lastData()),
                time(cdr.start()),
                cdr.answer().map(this::time).orElse(""),
                time(cdr.end()),
                Long.toString(cdr.durationSeconds()),
                Long.toString(cdr.billSeconds()),
                quoted(cdr.disposition().text()),
                quoted(CdrFunction.amaFlags(cdr.amaFlags())));
        Stream<String> ids = form.uniqueId() ? Stream.of(quoted(cdr.uniqueId())) : Stream.empty();
        Stream<String> user = form.userField() ? Stream.of(quoted(cdr.userField())) : Stream.empty();
        Stream<String> more = form.newColumns()
                ? Stream.of(quoted(cdr.peerAccount()), quoted(cdr.linkedId()), Integer.toString(cdr.sequence()))
                : Stream.empty();
        return List.of(columns, ids, user, more).stream().flatMap(s -> s).collect(Collectors.joining(","));
    }

    private String time(Instant at) {
        return quoted(time.format(at));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            waiting.put(Optional.empty());
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
