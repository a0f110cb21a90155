package org.hookswitch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.DeviceStates;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.PresenceStates;
import org.hookswitch.pbx.spi.Command;

/** {@code dialplan show}, {@code dialplan show|set global(s)}, {@code core show hints}. Thread-safe. */
final class DialplanCommands {

    private final Pbx pbx;

    DialplanCommands(Pbx pbx) {
        this.pbx = pbx;
    }

    List<Command> all() {
        return List.of(
                new Command("dialplan show", "[[exten@]context]", "Show the dialplan, all or a part of it", this::show),
                new Command("dialplan show globals", "", "Show the global variables", this::showGlobals),
                new Command("dialplan set global", "<name> <value>", "Set a global variable", this::setGlobal),
                new Command("core show hints", "", "Show the extensions that have a hint", this::hints));
    }

    // --- dialplan show

    private void show(List<String> given, PrintWriter out) {
        String place = given.isEmpty() ? "" : given.getFirst();
        int at = place.indexOf('@');
        Optional<String> exten = at < 0 ? Optional.empty() : Optional.of(place.substring(0, at));
        String context = place.substring(at + 1);
        var shown = new Tally();
        for (Context c : pbx.plan().contexts()) {
            if (context.isEmpty() || c.name().equals(context)) {
                show(c, exten, shown, out);
            }
        }
        if (exten.isPresent() && shown.extensions == 0) {
            out.println("There is no existence of '" + place + "' extension");
        } else if (!context.isEmpty() && shown.contexts == 0) {
            out.println("There is no existence of '" + context + "' context");
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "-= %d %s (%d %s) in %d %s. =-",
                    shown.extensions,
                    shown.extensions == 1 ? "extension" : "extensions",
                    shown.priorities,
                    shown.priorities == 1 ? "priority" : "priorities",
                    shown.contexts,
                    shown.contexts == 1 ? "context" : "contexts"));
        }
    }

    private static final class Tally {
        int contexts;
        int extensions;
        int priorities;
    }

    private static void show(Context context, Optional<String> exten, Tally tally, PrintWriter out) {
        List<Extension> extensions = context.extensions().stream()
                .filter(e -> exten.isEmpty()
                        || e.pattern().matches(exten.get())
                        || e.name().equals(exten.get()))
                .toList();
        if (exten.isPresent() && extensions.isEmpty()) {
            return;
        }
        tally.contexts++;
        out.println("[ Context '" + context.name() + "' created by 'pbx_config' ]");
        for (Extension extension : extensions) {
            tally.extensions++;
            show(extension, tally, out);
        }
        if (exten.isEmpty()) {
            context.includes().forEach(i -> attached("Include =>", i.context(), i.location(), out));
            context.ignored().forEach(p -> attached("Ignore pattern =>", p.source(), context.location(), out));
            context.switches().forEach(s -> attached("Alt. Switch =>", s.target(), s.location(), out));
        }
        out.println();
    }

    private static void show(Extension extension, Tally tally, PrintWriter out) {
        String head = "'" + extension.name() + "' => ";
        var hint = extension.hint();
        if (hint.isPresent()) {
            tally.priorities++;
            row(head, "hint: " + hint.get().value(), hint.get().location(), out);
            head = "";
        }
        for (Priority priority : extension.priorities()) {
            tally.priorities++;
            String label = priority.label().map(l -> "   [" + l + "]").orElse("");
            row(
                    head.isEmpty() ? label : head,
                    priority.number() + ". " + priority.application() + "(" + priority.arguments() + ")",
                    priority.location(),
                    out);
            head = "";
        }
    }

    private static void row(String left, String middle, SourceLocation where, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "  %-17s %-45s [%s]", left, middle, where.fileAndLine()));
    }

    private static void attached(String kind, String what, SourceLocation where, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "  %-17s %-45s [%s]", kind, "'" + what + "'", where.fileAndLine()));
    }

    // --- globals

    private void showGlobals(List<String> none, PrintWriter out) {
        var all = pbx.globals().all();
        all.forEach((name, value) -> out.println("   " + name + "=" + value));
        out.println();
        out.println("    -- " + all.size() + " variable(s)");
    }

    private void setGlobal(List<String> given, PrintWriter out) {
        pbx.globals().set(given.get(0), given.get(1));
        out.println();
        out.println("    -- Global variable '" + given.get(0) + "' set to '" + given.get(1) + "'");
    }

    // --- hints

    private void hints(List<String> none, PrintWriter out) {
        int count = 0;
        for (Context context : pbx.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                if (extension.hint().isEmpty()) {
                    continue;
                }
                if (count == 0) {
                    out.println();
                    out.println("    -= Registered Asterisk Dial Plan Hints =-");
                }
                count++;
                String exten = extension.name();
                String[] hint = extension.hint().get().value().toString().split(",", 2);
                out.println(String.format(
                        Locale.ROOT,
                        "%-20.20s: %-20.20s  State:%-15.15s Presence:%-15.15s Watchers %2d",
                        exten + "@" + context.name(),
                        hint[0],
                        state(exten, context.name()),
                        hint.length < 2 ? "not_set" : presence(hint[1]),
                        0));
            }
        }
        if (count == 0) {
            out.println("There are no registered dialplan hints");
        } else {
            out.println("----------------");
            out.println("- " + count + " hints registered");
        }
    }

    private String presence(String provider) {
        return PresenceStates.of(pbx)
                .of(provider)
                .map(presence -> presence.state().word())
                .orElse("not_set");
    }

    private String state(String exten, String context) {
        DeviceState state = DeviceStates.of(pbx).ofExtension(exten, context).orElse(DeviceState.UNAVAILABLE);
        return switch (state) {
            case NOT_INUSE, UNKNOWN -> "Idle";
            case INUSE -> "InUse";
            case BUSY -> "Busy";
            case INVALID, UNAVAILABLE -> "Unavailable";
            case RINGING -> "Ringing";
            case RINGINUSE -> "InUse&Ringing";
            case ONHOLD -> "Hold";
        };
    }
}
