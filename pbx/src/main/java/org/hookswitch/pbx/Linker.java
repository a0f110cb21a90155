package org.hookswitch.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Options;
import org.hookswitch.dialplan.Part;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;

/**
 * Looks up every application, option letter and function that a dialplan uses, before a call does: what this switch does
 * not have is named with file and line.
 *
 * <p>Immutable; any thread.
 */
public final class Linker {

    private final Registry registry;

    public Linker(Registry registry) {
        this.registry = registry;
    }

    /** Names what is missing; warnings, since the calls that do not come there are not concerned. */
    public void link(Plan plan, Diagnostics diagnostics) {
        for (Context context : plan.contexts()) {
            for (Extension extension : context.extensions()) {
                for (Priority priority : extension.priorities()) {
                    link(priority, diagnostics);
                }
            }
        }
    }

    private void link(Priority priority, Diagnostics diagnostics) {
        Optional<Application> application = registry.application(priority.application());
        if (application.isEmpty()) {
            diagnostics.add(missing(
                    priority.location(),
                    "there is no application '" + priority.application() + "'",
                    priority.application(),
                    registry.applications().stream().map(a -> a.spec().name()).toList()));
        } else {
            options(priority, application.get().spec(), diagnostics);
        }
        functions(priority.arguments(), priority.location(), diagnostics);
    }

    private static Diagnostic missing(SourceLocation location, String what, String word, List<String> known) {
        Diagnostic diagnostic = Diagnostic.warning(location, what);
        Optional<String> near = Nearest.to(word, known);
        return near.map(n -> diagnostic.withFix("did you mean '" + n + "'?")).orElse(diagnostic);
    }

    private static void options(Priority priority, ApplicationSpec spec, Diagnostics diagnostics) {
        int index = spec.optionsIndex();
        if (index < 0) {
            return;
        }
        List<String> arguments = ArgumentSplitter.split(
                priority.arguments().source(), spec.parameters().size());
        if (index >= arguments.size()) {
            return;
        }
        String written = arguments.get(index);
        if (startsWithSubstitution(written)) {
            return;
        }
        for (char letter : Options.parse(written).letters()) {
            if (spec.option(letter).isEmpty() && Character.isLetter(letter)) {
                diagnostics.add(Diagnostic.warning(
                                priority.location(),
                                "option '" + letter + "' of " + spec.name() + " is not supported and does nothing")
                        .withExpected("one of " + letters(spec)));
            }
        }
    }

    /** Whether letters may come out of a substitution, so that what is written tells nothing. */
    private static boolean startsWithSubstitution(String options) {
        int depth = 0;
        for (int i = 0; i < options.length(); i++) {
            char c = options.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '$' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static String letters(ApplicationSpec spec) {
        var letters = new ArrayList<String>();
        spec.options().forEach(o -> letters.add(String.valueOf(o.letter())));
        return String.join(" ", letters);
    }

    private void functions(Template template, SourceLocation location, Diagnostics diagnostics) {
        for (Part part : template.parts()) {
            switch (part) {
                case Part.Function f -> {
                    if (registry.function(f.name()).isEmpty()) {
                        diagnostics.add(missing(
                                location,
                                "there is no function '" + f.name() + "'",
                                f.name(),
                                registry.functions().stream()
                                        .map(x -> x.spec().name())
                                        .toList()));
                    }
                    functions(f.arguments(), location, diagnostics);
                }
                case Part.Indirect i -> functions(i.reference(), location, diagnostics);
                default -> {}
            }
        }
    }
}
