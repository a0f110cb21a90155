package org.hookswitch.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.ReadLimits;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;

/**
 * Any text as extensions.conf, read to a plan, in which some numbers are dialled: fixed ones, the plan's own names, and
 * the last line of the text without the semicolon before it.
 *
 * <p>One thread, the one that Jazzer calls in.
 */
public final class PlanTarget {

    private static final PlanReader READER = PlanReader.with(
                    Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC))
            .withFunctions((name, arguments) -> name.equals("ENV") ? Optional.of(arguments) : Optional.empty());

    /** Includes are left to the other target. */
    private static final ConfReader CONF = ConfReader.in(Path.of("/nowhere"))
            .withLimits(new ReadLimits(65_536, 0, 1, 1 << 20, ReadLimits.DEFAULT.options()));

    private static final int CONTEXTS = 20;
    private static final int NAMES = 10;

    private PlanTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        check(text);
        if (Promise.isRepeated(text)) {
            check(Promise.repeated(text));
            check(Promise.repeated(text).replace('\n', ' '));
        }
    }

    private static void check(String text) {
        Promise.within("reading", () -> {
            Diagnostics diagnostics = new Diagnostics();
            Conf conf = CONF.readText("extensions.conf", text);
            Plan plan = READER.read(conf, diagnostics);
            Promise.bounded(diagnostics.list(), (int) text.lines().count() + 1);
            String last = text.substring(text.lastIndexOf('\n') + 1).replaceFirst("^ *; *", "");
            plan.contexts().stream().limit(CONTEXTS).forEach(context -> dial(plan, context, last));
        });
    }

    private static void dial(Plan plan, Context context, String last) {
        Stream<String> own = context.extensions().stream()
                .limit(NAMES)
                .map(extension -> extension.pattern().source());
        Stream.concat(Stream.of(last, "", "s", "100", "0049301234567890"), own)
                .toList()
                .forEach(dialed -> {
                    dial(plan, context, dialed, "");
                    dial(plan, context, dialed, last);
                });
    }

    private static void dial(Plan plan, Context context, String dialed, String caller) {
        Optional<Match> match = plan.match(context.name(), dialed, caller);
        Promise.holds(
                match.isPresent() || !context.query(dialed, caller, MatchQuery.EXACT),
                "an extension that is not found");
        for (MatchQuery query : MatchQuery.values()) {
            plan.query(context.name(), dialed, caller, query);
        }
        context.ignores(dialed);
        context.hinted(dialed);
        for (String priority : List.of("1", "+1", "-1", "label", dialed)) {
            plan.resolve(context.name(), dialed, priority, caller, 1);
        }
        match.ifPresent(found -> check(found));
    }

    private static void check(Match match) {
        Extension extension = match.extension();
        Promise.holds(extension.pattern().matches(match.dialed()), extension + " does not match " + match.dialed());
        match.priority(1);
        match.label(match.dialed());
    }
}
