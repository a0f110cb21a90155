package org.hookswitch.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Severity;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanEdit;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Command;

/**
 * {@code dialplan add|remove extension|include|ignorepat}, {@code dialplan remove context}: changes of the plan in force, until
 * it is reloaded. Thread-safe; calls that run go on with the plan they began with.
 */
final class DialplanEditCommands {

    private final Pbx pbx;

    DialplanEditCommands(Pbx pbx) {
        this.pbx = pbx;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        "dialplan add extension",
                        "<exten,priority,application(data)> <into> <context> [replace]",
                        "Add a priority to the dialplan, until it is reloaded",
                        this::addExtension),
                new Command(
                        "dialplan remove extension",
                        "<exten@context> [priority]",
                        "Remove an extension or a priority of it, until the dialplan is reloaded",
                        this::removeExtension),
                new Command(
                        "dialplan add include",
                        "<context> <into> <context>",
                        "Include a context in another, until the dialplan is reloaded",
                        this::addInclude),
                new Command(
                        "dialplan remove include",
                        "<context> <from> <context>",
                        "Include a context no more, until the dialplan is reloaded",
                        this::removeInclude),
                new Command(
                        "dialplan add ignorepat",
                        "<pattern> <into> <context>",
                        "Keep the dial tone after a pattern, until the dialplan is reloaded",
                        this::addIgnored),
                new Command(
                        "dialplan remove ignorepat",
                        "<pattern> <from> <context>",
                        "Stop the dial tone after a pattern again, until the dialplan is reloaded",
                        this::removeIgnored),
                new Command(
                        "dialplan remove context",
                        "<context>",
                        "Remove a context, until the dialplan is reloaded",
                        this::removeContext));
    }

    // --- extensions

    private void addExtension(List<String> given, PrintWriter out) {
        String written = given.get(0);
        String context = given.get(2);
        boolean replace = given.size() > 3;
        if (!given.get(1).equals("into") || (replace && !given.get(3).equals("replace"))) {
            out.println("Expected: dialplan add extension <exten,priority,application(data)> into <context> [replace];"
                    + " what has blanks in it stands in double quotes");
            return;
        }
        Optional<Plan> more = read(context, "exten => " + written, out);
        if (more.isEmpty()) {
            out.println("Failed to add '" + written + "' extension into '" + context + "' context");
            return;
        }
        out.println(
                change(plan -> PlanEdit.add(plan, more.get(), replace))
                        ? "Extension '" + written + "' added into '" + context + "' context"
                        : "Failed to add '" + written + "' extension into '" + context
                                + "' context: it is there already; 'replace' at the end exchanges it");
    }

    private void removeExtension(List<String> given, PrintWriter out) {
        String place = given.getFirst();
        int at = place.lastIndexOf('@');
        Optional<Integer> priority = given.size() < 2 ? Optional.empty() : number(given.get(1));
        if (at < 0 || (given.size() > 1 && priority.isEmpty())) {
            out.println("Expected: dialplan remove extension exten@context [priority]");
            return;
        }
        boolean changed =
                change(plan -> PlanEdit.remove(plan, place.substring(at + 1), place.substring(0, at), priority));
        String what = priority.isPresent()
                ? "Extension " + place + " with priority " + priority.get()
                : "Whole extension " + place;
        out.println(changed ? what + " removed" : "Failed to remove extension " + place);
    }

    // --- what is attached to a context

    private void addInclude(List<String> given, PrintWriter out) {
        String included = given.get(0);
        String context = given.get(2);
        if (isWord(given.get(1), "into", "dialplan add include <context> into <context>", out)) {
            boolean done = pbx.plan().context(included.split(",", 2)[0]).isPresent()
                    && attach(context, "include => " + included, out);
            out.println(
                    done
                            ? "Context '" + included + "' included in '" + context + "' context"
                            : "Failed to include '" + included + "' in '" + context
                                    + "' context: there must be both, and the one not in the other yet");
        }
    }

    private void removeInclude(List<String> given, PrintWriter out) {
        String included = given.get(0);
        String context = given.get(2);
        if (isWord(given.get(1), "from", "dialplan remove include <context> from <context>", out)) {
            out.println(
                    change(plan -> PlanEdit.removeInclude(plan, context, included))
                            ? "The dialplan include '" + included + "' has been removed from '" + context + "'"
                            : "Failed to remove include '" + included + "' from '" + context + "': it is not there");
        }
    }

    private void addIgnored(List<String> given, PrintWriter out) {
        String pattern = given.get(0);
        String context = given.get(2);
        if (isWord(given.get(1), "into", "dialplan add ignorepat <pattern> into <context>", out)) {
            out.println(
                    attach(context, "ignorepat => " + pattern, out)
                            ? "Ignore pattern '" + pattern + "' added into '" + context + "' context"
                            : "Failed to add ignore pattern '" + pattern + "' into '" + context
                                    + "' context: there must be that context, without the pattern");
        }
    }

    private void removeIgnored(List<String> given, PrintWriter out) {
        String pattern = given.get(0);
        String context = given.get(2);
        if (isWord(given.get(1), "from", "dialplan remove ignorepat <pattern> from <context>", out)) {
            out.println(
                    change(plan -> PlanEdit.removeIgnored(plan, context, pattern))
                            ? "Ignore pattern '" + pattern + "' removed from '" + context + "' context"
                            : "Failed to remove ignore pattern '" + pattern + "' from '" + context
                                    + "' context: it is not there");
        }
    }

    private void removeContext(List<String> given, PrintWriter out) {
        String context = given.getFirst();
        out.println(
                change(plan -> PlanEdit.removeContext(plan, context))
                        ? "Removing context '" + context + "'"
                        : "There is no existence of '" + context + "' context");
    }

    private boolean attach(String context, String line, PrintWriter out) {
        if (pbx.plan().context(context).isEmpty()) {
            return false;
        }
        Optional<Plan> more = read(context, line, out);
        return more.isPresent() && change(plan -> PlanEdit.add(plan, more.get(), false));
    }

    private static boolean isWord(String given, String expected, String usage, PrintWriter out) {
        if (!given.equals(expected)) {
            out.println("Expected: " + usage);
        }
        return given.equals(expected);
    }

    // --- all of them

    /** A line as part of a context by itself; empty when it is wrong, which is printed. */
    private static Optional<Plan> read(String context, String line, PrintWriter out) {
        var diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(
                        ConfReader.in(Path.of(".")).readText("command line", "[" + context + "]\n" + line + "\n"),
                        diagnostics);
        // Whether an included context exists is asked of the plan in force, not of this line.
        diagnostics.list().stream()
                .filter(d -> !line.startsWith("include") || d.severity() == Severity.ERROR)
                .forEach(d -> out.println(d.render()));
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(plan);
    }

    /** Changes the plan in force; again from the start when a reload or another change came between. */
    private boolean change(Function<Plan, Optional<Plan>> edit) {
        while (true) {
            Plan present = pbx.plan();
            Optional<Plan> changed = edit.apply(present);
            if (changed.isEmpty() || pbx.replacePlan(present, changed.get())) {
                return changed.isPresent();
            }
        }
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
