package org.hookswitch.dialplan;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;

/** Makes plans of texts. */
final class PlanText {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private PlanText() {}

    static Plan plan(String text) {
        return plan(text, new Diagnostics());
    }

    static Plan plan(String text, Diagnostics diagnostics) {
        return plan(text, NOON, diagnostics);
    }

    static Plan plan(String text, Clock clock, Diagnostics diagnostics) {
        Conf conf = ConfReader.in(Path.of("/nowhere")).readText("extensions.conf", text);
        diagnostics.addAll(conf.diagnostics());
        return PlanReader.with(clock).read(conf, diagnostics);
    }
}
