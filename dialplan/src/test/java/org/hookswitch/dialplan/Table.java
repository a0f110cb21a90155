package org.hookswitch.dialplan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A table of cases in a resource: a case a line, columns apart by tabs, {@code #} begins a remark, {@code <>} is the empty text. */
final class Table {

    /** A line of a table. */
    record Row(String file, int line, List<String> columns) {

        String get(int column) {
            String value = column < columns.size() ? columns.get(column) : "";
            return value.equals("<>") ? "" : value;
        }

        @Override
        public String toString() {
            return file + ":" + line + " " + String.join(" | ", columns);
        }
    }

    private Table() {}

    static List<Row> read(String file) {
        try (InputStream in = Table.class.getResourceAsStream(file);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
            AtomicInteger line = new AtomicInteger();
            return reader.lines()
                    .map(text -> new Row(file, line.incrementAndGet(), List.of(text.split("\t", -1))))
                    .filter(row -> !row.columns().getFirst().startsWith("# ")
                            && !(row.columns().size() == 1
                                    && row.columns().getFirst().isBlank()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
