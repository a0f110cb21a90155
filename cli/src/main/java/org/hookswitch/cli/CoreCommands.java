package org.hookswitch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Command;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code core show application(s)|function(s)|uptime}, {@code core waitfullybooted}. Thread-safe. */
final class CoreCommands {

    private final Pbx pbx;
    private final Instant started;

    CoreCommands(Pbx pbx) {
        this.pbx = pbx;
        this.started = pbx.clock().now();
    }

    List<Command> all() {
        return List.of(
                new Command("core waitfullybooted", "", "Wait until the switch takes calls", this::booted),
                new Command("core show uptime", "[seconds]", "Show how long the switch has run", this::uptime),
                new Command(
                        "core show applications", "", "Show the dialplan applications there are", this::applications),
                new Command("core show application", "<name>", "Describe an application", this::application),
                new Command("core show functions", "", "Show the dialplan functions there are", this::functions),
                new Command("core show function", "<name>", "Describe a function", this::function));
    }

    /** A switch that reads commands takes calls already. */
    private void booted(List<String> none, PrintWriter out) {
        out.println("Asterisk has fully booted.");
    }

    private void uptime(List<String> given, PrintWriter out) {
        Duration up = Duration.between(started, pbx.clock().now());
        boolean seconds = !given.isEmpty() && "seconds".startsWith(given.getFirst());
        out.println("System uptime: " + (seconds ? Long.toString(up.toSeconds()) : words(up)));
    }

    private static String words(Duration up) {
        var parts = new ArrayList<String>();
        count(parts, up.toDays() / 7, "week");
        count(parts, up.toDays() % 7, "day");
        count(parts, up.toHoursPart(), "hour");
        count(parts, up.toMinutesPart(), "minute");
        if (up.toSecondsPart() > 0 || parts.isEmpty()) {
            parts.add(up.toSecondsPart() + (up.toSecondsPart() == 1 ? " second" : " seconds"));
        }
        return String.join(", ", parts);
    }

    private static void count(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }

    // --- applications

    private void applications(List<String> none, PrintWriter out) {
        Collection<Application> all = pbx.registry().applications();
        out.println("    -= Registered Asterisk Applications =-");
        all.forEach(a -> out.println(String.format(
                Locale.ROOT, "  %20s: %s", a.spec().name(), a.spec().synopsis())));
        out.println("    -= " + all.size() + " Applications Registered =-");
    }

    private void application(List<String> given, PrintWriter out) {
        var found = pbx.registry().application(given.getFirst()).map(Application::spec);
        if (found.isEmpty()) {
            out.println("Your application(s) is (are) not registered");
            return;
        }
        ApplicationSpec spec = found.get();
        out.println();
        out.println("  -= Info about application '" + spec.name() + "' =- ");
        section("Synopsis", spec.synopsis(), out);
        section("Description", spec.description(), out);
        section("Syntax", spec.usage(), out);
        section("Arguments", arguments(spec), out);
        section("Variables", variables(spec), out);
        out.println();
    }

    private static String arguments(ApplicationSpec spec) {
        var text = new StringBuilder();
        for (int i = 0; i < spec.parameters().size(); i++) {
            ApplicationSpec.Parameter parameter = spec.parameters().get(i);
            text.append(parameter.name())
                    .append("\n    ")
                    .append(parameter.help())
                    .append('\n');
            if (i == spec.optionsIndex()) {
                for (ApplicationSpec.Option option : spec.options()) {
                    text.append("    ").append(option.letter());
                    if (!option.argument().isEmpty()) {
                        text.append('(').append(option.argument()).append(')');
                    }
                    text.append(": ").append(option.help()).append('\n');
                }
            }
        }
        return text.toString().stripTrailing();
    }

    private static String variables(ApplicationSpec spec) {
        var text = new StringBuilder();
        for (ApplicationSpec.Variable variable : spec.variables()) {
            text.append(variable.name()).append(": ").append(variable.help()).append('\n');
            variable.values().forEach(v -> text.append("    ").append(v).append('\n'));
        }
        return text.toString().stripTrailing();
    }

    private static void section(String title, String text, PrintWriter out) {
        out.println();
        out.println("[" + title + "]");
        (text.isEmpty() ? "Not available" : text).lines().forEach(out::println);
    }

    // --- functions

    private void functions(List<String> none, PrintWriter out) {
        Collection<DialplanFunction> all = pbx.registry().functions();
        out.println("Installed Custom Functions:");
        out.println("-".repeat(80));
        for (DialplanFunction function : all) {
            FunctionSpec spec = function.spec();
            out.println(
                    String.format(Locale.ROOT, "%-20.20s  %-35.35s  %s", spec.name(), spec.usage(), spec.synopsis()));
        }
        out.println(all.size() + " custom functions installed.");
    }

    private void function(List<String> given, PrintWriter out) {
        var found = pbx.registry().function(given.getFirst()).map(DialplanFunction::spec);
        if (found.isEmpty()) {
            out.println("No function by that name registered.");
            return;
        }
        FunctionSpec spec = found.get();
        out.println();
        out.println("  -= Info about Function '" + spec.name() + "' =- ");
        section("Synopsis", spec.synopsis(), out);
        section("Syntax", spec.usage(), out);
        section("Access", access(spec), out);
        section("Arguments", String.join("\n", spec.words()), out);
        out.println();
    }

    private static String access(FunctionSpec spec) {
        if (spec.readable() && spec.writable()) {
            return "Read and write";
        }
        return spec.readable() ? "Read" : "Write";
    }
}
