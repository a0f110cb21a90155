package org.hookswitch.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hookswitch.check.Checker;
import org.hookswitch.check.RoutineBinding;
import org.hookswitch.check.Sources;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.spi.Command;

/**
 * {@code handlers show}: each binding of a routine to a stage with its place, from the dialplan in force, the rules in force,
 * features.conf and the global variables. Thread-safe.
 */
final class BindingsCommand {

    private static final String RULES = "handlers.conf";

    private final Pbx pbx;
    private final ConfReader reader;

    private BindingsCommand(Pbx pbx, ConfReader reader) {
        this.pbx = pbx;
        this.reader = reader;
    }

    static Command of(Pbx pbx, ConfReader reader) {
        return new Command(
                "handlers show", "", "Show what binds routines to stages", new BindingsCommand(pbx, reader)::show);
    }

    private void show(List<String> none, PrintWriter out) {
        List<RoutineBinding> all =
                new ArrayList<>(new Checker(Vocabulary.of(pbx.registry())).bindings(pbx.plan(), Sources.of(reader)));
        // Of the rules, those in force count, and not what the file says now.
        all.removeIf(binding -> binding.at().file().equals(RULES));
        for (HandlerRule rule : pbx.routines().settings().rules()) {
            all.add(new RoutineBinding(
                    rule.stage(), rule.run().source(), "rule [" + rule.name() + "]", rule.writtenAt()));
        }
        all.sort(Comparator.comparing(RoutineBinding::stage).thenComparing(RoutineBinding::at));
        row(out, "Stage", "Bound by", "At", "Routine");
        for (RoutineBinding binding : all) {
            row(out, binding.stage().word(), binding.boundBy(), binding.at().fileAndLine(), binding.routine());
        }
        out.println(all.size() + (all.size() == 1 ? " binding" : " bindings"));
    }

    private static void row(PrintWriter out, String stage, String boundBy, String at, String routine) {
        out.println(String.format(Locale.ROOT, "%-16s %-28s %-28s %s", stage, boundBy, at, routine)
                .stripTrailing());
    }
}
