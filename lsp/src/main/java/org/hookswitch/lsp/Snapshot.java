package org.hookswitch.lsp;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.jspecify.annotations.Nullable;

/**
 * A dialplan and what belongs to it, as it stands in the editor at one moment.
 *
 * <p>Immutable to those outside; what is asked for is read when it is asked for first. Any thread.
 */
final class Snapshot {

    /** The main file of a dialplan. */
    static final String DIALPLAN = "extensions.conf";

    /** Options of other files that name a context. */
    private static final Map<String, Set<String>> CONTEXT_OPTIONS = Map.of(
            "pjsip.conf", Set.of("context", "subscribe_context", "message_context"),
            "queues.conf", Set.of("context"));

    private final ConfReader reader;
    private final Words words;
    private final Conf conf;
    private final boolean dialplan;
    private @Nullable PlanText text;
    private @Nullable Plan plan;
    private @Nullable Places places;
    private @Nullable List<Mention> elsewhere;

    /** Reads a file and what it includes. */
    Snapshot(ConfReader reader, String root, Words words) {
        this.reader = reader;
        this.words = words;
        this.conf = reader.read(root);
        this.dialplan = root.equals(DIALPLAN)
                || conf.sections().stream()
                        .flatMap(section -> section.options().stream())
                        .anyMatch(option -> option.isNamed("exten") || option.isNamed("same"));
    }

    Path folder() {
        return reader.folder();
    }

    Conf conf() {
        return conf;
    }

    /** Whether the file holds extensions, so that it is read as a dialplan. */
    boolean isDialplan() {
        return dialplan;
    }

    synchronized PlanText text() {
        if (text == null) {
            text = PlanText.of(conf, words);
        }
        return text;
    }

    synchronized Plan plan() {
        if (plan == null) {
            // What is wrong with it, the analysis says; the time of day decides nothing for a writer.
            plan = PlanReader.with(Clock.systemUTC()).read(conf, new Diagnostics());
        }
        return plan;
    }

    synchronized Places places() {
        if (places == null) {
            places = new Places(text(), plan());
        }
        return places;
    }

    /** What is wrong; of a file that is no dialplan, only what cannot be read. */
    List<Diagnostic> diagnostics(Analysis analysis) {
        return dialplan ? analysis.of(reader, conf.file()) : conf.diagnostics();
    }

    /** The names of contexts in the other files of the configuration. */
    synchronized List<Mention> elsewhere() {
        if (elsewhere == null) {
            List<Mention> found = new ArrayList<>();
            CONTEXT_OPTIONS.forEach((file, options) -> {
                if (reader.exists(file)) {
                    Conf other = reader.read(file);
                    other.templates().forEach(section -> contexts(section, options, found));
                    other.sections().forEach(section -> contexts(section, options, found));
                }
            });
            elsewhere = List.copyOf(found);
        }
        return elsewhere;
    }

    private static void contexts(Section section, Set<String> options, List<Mention> found) {
        for (Option option : section.options()) {
            if (!option.isInherited() && !option.value().isEmpty() && options.contains(option.name())) {
                SourceLocation at = option.valueLocation();
                int from = at.column() - 1;
                found.add(new Mention.ContextName(
                        option.value(),
                        new Span(
                                at.file(),
                                at.line() - 1,
                                from,
                                from + option.value().length()),
                        false));
            }
        }
    }
}
