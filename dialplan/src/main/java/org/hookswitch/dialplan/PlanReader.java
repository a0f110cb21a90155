package org.hookswitch.dialplan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Plan} of extensions.conf.
 *
 * <p>Immutable; a read happens in the calling thread. Whatever is wrong becomes a diagnostic with file, line and column,
 * and reading goes on with the next line, as in Asterisk. Follows "Contexts, Extensions, and Priorities", "Include
 * Statements" and "Switch Statements" of Asterisk's manual.
 */
public final class PlanReader {

    /** What a function reads while the plan is loaded, when there is no call. */
    @FunctionalInterface
    public interface LoadFunctions {
        /** The value of a function; empty when it cannot be read without a call. */
        Optional<String> read(String name, String arguments);
    }

    private static final String GENERAL = "general";

    private static final String GLOBALS = "globals";

    /** How many characters substitution may make while a plan is loaded; variables may double from line to line. */
    private static final int MAX_SUBSTITUTED = 1 << 24;

    private final Clock clock;
    private final LoadFunctions functions;

    private PlanReader(Clock clock, LoadFunctions functions) {
        this.clock = clock;
        this.functions = functions;
    }

    /** A reader whose plans ask this clock, in its time zone, which includes count; {@code ENV()} is read while loading. */
    public static PlanReader with(Clock clock) {
        return new PlanReader(
                clock,
                (name, arguments) -> name.equals("ENV")
                        ? Optional.of(
                                Optional.ofNullable(System.getenv(arguments)).orElse(""))
                        : Optional.empty());
    }

    /** A reader that reads functions in [globals] and in names with these. */
    public PlanReader withFunctions(LoadFunctions newFunctions) {
        return new PlanReader(clock, newFunctions);
    }

    /** Makes a plan of what a file says; the diagnostics of the file itself are not repeated. */
    public Plan read(Conf conf, Diagnostics diagnostics) {
        PlanSettings settings = settings(conf, diagnostics);
        LinkedHashMap<String, String> globals = new LinkedHashMap<>();
        LoadScope scope = new LoadScope(globals, functions, diagnostics);
        globals(conf, globals, scope, diagnostics);

        ReadTexts texts = new ReadTexts(diagnostics);
        Map<String, ContextDraft> drafts = new LinkedHashMap<>();
        for (Section section : conf.sections()) {
            if (section.isNamed(GENERAL) || section.isNamed(GLOBALS)) {
                continue;
            }
            ContextDraft draft = drafts.computeIfAbsent(
                    section.name(), name -> new ContextDraft(name, section.location(), diagnostics));
            new ContextReader(draft, scope, texts, diagnostics).read(section);
        }
        List<Context> contexts = new ArrayList<>(drafts.size());
        for (ContextDraft draft : drafts.values()) {
            draft.checkIncludes(drafts.keySet());
            contexts.add(draft.build(clock));
        }
        return new Plan(settings, globals, contexts);
    }

    private static PlanSettings settings(Conf conf, Diagnostics diagnostics) {
        PlanSettings settings = PlanSettings.DEFAULT;
        for (Section section : conf.sections(GENERAL)) {
            for (Option option : section.options()) {
                settings = setting(settings, option, diagnostics);
            }
        }
        return settings;
    }

    private static PlanSettings setting(PlanSettings old, Option option, Diagnostics diagnostics) {
        boolean on = isTrue(option.value());
        return switch (option.name().toLowerCase(Locale.ROOT)) {
            case "static" ->
                new PlanSettings(
                        on, old.writeProtected(), old.autoFallThrough(), old.clearGlobals(), old.usersContext());
            case "writeprotect" ->
                new PlanSettings(old.isStatic(), on, old.autoFallThrough(), old.clearGlobals(), old.usersContext());
            case "autofallthrough" ->
                new PlanSettings(old.isStatic(), old.writeProtected(), on, old.clearGlobals(), old.usersContext());
            case "clearglobalvars" ->
                new PlanSettings(old.isStatic(), old.writeProtected(), old.autoFallThrough(), on, old.usersContext());
            case "userscontext" ->
                new PlanSettings(
                        old.isStatic(),
                        old.writeProtected(),
                        old.autoFallThrough(),
                        old.clearGlobals(),
                        option.value());
            case "extenpatternmatchnew" -> old;
            case "overrideswitch" -> {
                diagnostics.add(
                        Diagnostic.warning(option.location(), "switches are not supported, nor is this override")
                                .withCode("dialplan.switch")
                                .withFound(option.value()));
                yield old;
            }
            default -> {
                diagnostics.add(
                        Diagnostic.warning(option.location(), "unknown option '" + option.name() + "' in [general]")
                                .withCode("dialplan.unknown-option")
                                .withExpected(
                                        "static, writeprotect, autofallthrough, clearglobalvars, extenpatternmatchnew or userscontext"));
                yield old;
            }
        };
    }

    private static boolean isTrue(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "y", "t", "1", "on" -> true;
            default -> false;
        };
    }

    private static void globals(Conf conf, Map<String, String> globals, LoadScope scope, Diagnostics diagnostics) {
        for (Section section : conf.sections(GLOBALS)) {
            for (Option option : section.options()) {
                Template template = Template.parse(option.value(), option::locate, diagnostics);
                globals.put(option.name(), scope.evaluate(template, option.valueLocation()));
            }
        }
    }

    /** What is seen while a plan is loaded: the global variables so far. One thread. */
    static final class LoadScope implements Scope {
        private final Map<String, String> globals;
        private final LoadFunctions functions;
        private final Diagnostics diagnostics;
        private SourceLocation location = SourceLocation.ofFile("");
        private long substituted;

        LoadScope(Map<String, String> globals, LoadFunctions functions, Diagnostics diagnostics) {
            this.globals = globals;
            this.functions = functions;
            this.diagnostics = diagnostics;
        }

        String evaluate(Template template, SourceLocation where) {
            location = where;
            String text = template.evaluate(this);
            substituted += text.length();
            if (substituted <= MAX_SUBSTITUTED) {
                return text;
            }
            diagnostics.add(Diagnostic.error(where, "substitution makes too much text; this one counts as empty")
                    .withCode("dialplan.substitution")
                    .withExpected("at most " + MAX_SUBSTITUTED
                            + " characters in all global variables, names and includes together"));
            return "";
        }

        @Override
        public @Nullable String variable(String name) {
            return globals.get(name);
        }

        @Override
        public String function(String name, String arguments) {
            if (name.equals("GLOBAL")) {
                return globals.getOrDefault(arguments, "");
            }
            Optional<String> value = functions.read(name, arguments);
            if (value.isEmpty()) {
                diagnostics.add(Diagnostic.warning(
                                location, "the function '" + name + "' cannot be read while the dialplan is loaded")
                        .withCode("dialplan.load-function")
                        .withExpected("global variables and functions that need no call"));
            }
            return value.orElse("");
        }

        @Override
        public void warn(String message) {
            diagnostics.add(Diagnostic.warning(location, message).withCode("dialplan.evaluation"));
        }
    }
}
