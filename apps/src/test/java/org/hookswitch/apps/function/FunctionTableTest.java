package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Evaluations as dialplans write them, a line each: expression, tab, expected value, and perhaps a tab and what is set
 * before, {@code name=value} separated by {@code  ;; }. In all of them {@code ␤} stands for a line feed, {@code ⇥} for a
 * tab, {@code ␍} for a carriage return. A line that begins with two slashes is a comment.
 */
class FunctionTableTest {

    private static final List<String> TABLES = List.of(
            "text",
            "list",
            "logic",
            "variable",
            "math",
            "encode",
            "time",
            "json",
            "db",
            "group",
            "party",
            "channel",
            "plan",
            "file",
            "world",
            "state");

    private static final String PLAN = """
            [default]
            exten => s,1,Stand()
            exten => 100,1,Stand()
             same => n(here),Return(${EXTEN} at ${PRIORITY})
            exten => 101,1,Return(${ARG1}-${ARG2}-${ARGC})
            exten => 102,1,NoOp()
            exten => 103,1,Return(${LOCAL(ARG1)}${STACK_PEEK(1,e)})
            exten => _2XX,1,Return(${LEN(${EXTEN})}${CONTEXT})
            exten => 300,hint,Custom:lamp&Custom:door
            exten => 301,hint,Custom:door,Front door
            exten => _31X,hint,Custom:x${EXTEN}
            exten => 320,hint,PJSIP/nobody
            [other]
            exten => 100/5551234,1,Return(known)
            exten => 900,5(five),Stand()
            """;

    private record Row(String table, int line, String expression, String expected, String setup) {

        static Row of(String table, int line, String text) {
            String[] fields = text.split("\t", -1);
            assertThat(fields.length).as("%s.tsv line %d", table, line).isBetween(2, 3);
            return new Row(table, line, plain(fields[0]), plain(fields[1]), fields.length > 2 ? plain(fields[2]) : "");
        }

        private static String plain(String field) {
            return field.replace('␤', '\n').replace('␍', '\r').replace('⇥', '\t');
        }

        String evaluate(Channel channel) {
            if (!setup.isEmpty()) {
                for (String assignment : setup.split(" ;; ", -1)) {
                    int equals = assignment.indexOf('=');
                    Assignment.set(
                            channel,
                            assignment.substring(0, equals),
                            Template.parse(assignment.substring(equals + 1)).evaluate(channel.scope()));
                }
            }
            return Template.parse(expression).evaluate(channel.scope());
        }
    }

    private static List<Row> rows(String table) {
        try (InputStream in = FunctionTableTest.class.getResourceAsStream("/functions/" + table + ".tsv")) {
            assertThat(in).as(table).isNotNull();
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var rows = new ArrayList<Row>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("//")) {
                    rows.add(Row.of(table, i + 1, lines.get(i)));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plan plan() {
        var diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(ConfReader.in(Path.of("/nowhere")).readText("extensions.conf", PLAN), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return plan;
    }

    /** All rows of a table, in order, on one channel, by the thread that controls it. */
    private static List<String> values(List<Row> rows) {
        var values = new ArrayList<String>();
        try (Simulation simulation = Simulation.of(plan(), 1)) {
            simulation.pbx().registry().add(new Stand(channel -> {
                for (Row row : rows) {
                    values.add(row.evaluate(channel));
                }
            }));
            simulation.phone("alice").identifiesAs("Alice Doe", "5551234").dials("s", "default");
            simulation.run();
        }
        return values;
    }

    @TestFactory
    Stream<DynamicTest> everyEvaluationGivesWhatTheTableSays() {
        return TABLES.stream().flatMap(table -> {
            List<Row> rows = rows(table);
            List<String> values = values(rows);
            assertThat(values).as(table).hasSameSizeAs(rows);
            return java.util.stream.IntStream.range(0, rows.size()).mapToObj(i -> {
                Row row = rows.get(i);
                return DynamicTest.dynamicTest(
                        row.table() + ".tsv line " + row.line() + " " + row.expression(),
                        () -> assertThat(values.get(i)).isEqualTo(row.expected()));
            });
        });
    }
}
