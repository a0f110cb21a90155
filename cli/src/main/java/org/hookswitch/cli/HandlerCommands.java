package org.hookswitch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.Command;

/** {@code handlers show …}: the stages of a call, their limits, and what rules bind to them. Thread-safe. */
final class HandlerCommands {

    private final Pbx pbx;

    HandlerCommands(Pbx pbx) {
        this.pbx = pbx;
    }

    List<Command> all() {
        return List.of(
                new Command("handlers show stages", "", "Show the stages and their limits", this::stages),
                new Command("handlers show rules", "", "Show the rules of handlers.conf", this::rules));
    }

    private void stages(List<String> none, PrintWriter out) {
        row(out, "Stage", "Soft", "Hard", "Contract", "Bound by");
        HandlerSettings settings = pbx.routines().settings();
        for (HandlerStage stage : HandlerStage.values()) {
            HandlerSettings.OfStage limits = settings.of(stage);
            row(
                    out,
                    stage.word(),
                    time(limits.softBudget()),
                    time(limits.hardBudget()),
                    limits.strict() ? "strict" : "warn",
                    stage.boundBy());
        }
    }

    private static void row(PrintWriter out, String stage, String soft, String hard, String contract, String boundBy) {
        out.println(String.format(Locale.ROOT, "%-16s %-9s %-9s %-9s %s", stage, soft, hard, contract, boundBy));
    }

    private static String time(Optional<Duration> limit) {
        return limit.map(d -> d.toMillis() + " ms").orElse("none");
    }

    private void rules(List<String> none, PrintWriter out) {
        List<HandlerRule> rules = pbx.routines().settings().rules();
        for (HandlerRule rule : rules) {
            out.println("[" + rule.name() + "] " + rule.stage().word() + ": "
                    + rule.run().source() + "  ("
                    + rule.writtenAt().fileAndLine() + ", order " + rule.order()
                    + rule.context().map(c -> ", context " + c).orElse("") + ")");
        }
        out.println(rules.size() + (rules.size() == 1 ? " rule" : " rules"));
    }
}
