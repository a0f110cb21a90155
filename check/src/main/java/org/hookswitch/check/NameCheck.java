package org.hookswitch.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.check.Call.OptionUse;
import org.hookswitch.check.Constants.Assigned;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.check.Substitutions.Use;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * Looks up every application, option letter and function that a plan uses, and counts arguments. This is also what the
 * server names while it loads a dialplan. One thread, one use.
 */
final class NameCheck {

    private static final Map<String, String> REMOVED = Map.ofEntries(
            Map.entry("macro", "Gosub(name,s,1(arguments)), with Return at the end of the subroutine"),
            Map.entry("macroif", "GosubIf(condition?name,s,1(arguments))"),
            Map.entry("macroexclusive", "LOCK() and Gosub"),
            Map.entry("macroexit", "Return"),
            Map.entry("setvar", "Set"),
            Map.entry("setglobalvar", "Set(GLOBAL(name)=value)"),
            Map.entry("setcallerid", "Set(CALLERID(all)=value)"),
            Map.entry("setcidname", "Set(CALLERID(name)=value)"),
            Map.entry("setcidnum", "Set(CALLERID(num)=value)"),
            Map.entry("setlanguage", "Set(CHANNEL(language)=value)"),
            Map.entry("setmusiconhold", "Set(CHANNEL(musicclass)=value)"),
            Map.entry("digittimeout", "Set(TIMEOUT(digit)=seconds)"),
            Map.entry("responsetimeout", "Set(TIMEOUT(response)=seconds)"),
            Map.entry("absolutetimeout", "Set(TIMEOUT(absolute)=seconds)"),
            Map.entry("monitor", "MixMonitor"),
            Map.entry("stopmonitor", "StopMixMonitor"),
            Map.entry("meetme", "ConfBridge"),
            Map.entry("nocdr", "Set(CDR_PROP(disable)=1)"),
            Map.entry("sipaddheader", "Set(PJSIP_HEADER(add,name)=value) in a routine of Dial's option b"),
            Map.entry("sipdtmfmode", "Set(PJSIP_DTMF_MODE()=mode)"));

    /** Applications whose last argument is free text, commas and all, or is taken apart in a way of their own. */
    private static final Set<String> FREE_TEXT = Set.of(
            "set",
            "mset",
            "noop",
            "log",
            "verbose",
            "system",
            "trysystem",
            "exec",
            "execif",
            "execiftime",
            "tryexec",
            "userevent",
            "return",
            "sendtext",
            "gosub",
            "gosubif",
            "goto",
            "gotoif",
            "gotoiftime",
            "agi",
            "eagi",
            "deadagi",
            "stasis",
            "aelsub",
            "while",
            "if",
            "elseif",
            "festival",
            "mixmonitor",
            "externalivr",
            "queuelog",
            "statsd",
            "originate",
            "retrydial",
            "celgenuserevent",
            "speechloadgrammar",
            "dumpchan",
            "playtones",
            "signal",
            "broadcast",
            "pickup",
            "waitforcondition",
            "messagesend",
            "raiseexception",
            "setmusiconhold",
            "page");

    /** Applications in whose arguments a '|' has no meaning, but once separated. */
    private static final Set<String> PIPED =
            Set.of("dial", "queue", "voicemail", "voicemailmain", "background", "playback", "read", "authenticate");

    private final PlanIndex index;
    private final Vocabulary vocabulary;
    private final Findings findings;
    private final Map<String, Boolean> known = new HashMap<>();

    NameCheck(PlanIndex index, Vocabulary vocabulary, Findings findings) {
        this.index = index;
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    void check() {
        for (Step step : index.steps()) {
            for (Call call : step.calls()) {
                application(step, call);
                assignments(step, call);
            }
            functions(step);
        }
    }

    private void application(Step step, Call call) {
        boolean written = call == step.call();
        var where = written
                ? step.priority().location()
                : index.at(step, Math.max(0, call.at() - call.name().length() - 1));
        if (call.spec().isEmpty()) {
            if (call.name().indexOf(',') >= 0) {
                // The reader has said that arguments stand in parentheses.
                return;
            }
            String instead = REMOVED.get(call.key());
            if (instead != null) {
                findings.add(Finding.of(
                                LanguageRules.REMOVED_APPLICATION,
                                where,
                                "the application '" + call.name() + "' is gone")
                        .fix("use " + instead));
            } else {
                findings.add(Finding.of(
                                LanguageRules.UNKNOWN_APPLICATION,
                                where,
                                "there is no application '" + call.name() + "'")
                        .fix(vocabulary.nearestApplication(call.name()).map(near -> "did you mean '" + near + "'?")));
            }
            return;
        }
        ApplicationSpec spec = call.spec().get();
        if (!known.computeIfAbsent(call.key(), key -> vocabulary.hasApplication(call.name()))) {
            findings.add(Finding.of(
                    LanguageRules.APPLICATION_MISSING,
                    where,
                    "this switch does not have the application '" + spec.name() + "'"));
        }
        oldManner(step, call);
        count(step, call, spec);
        options(step, call, spec);
        quotes(step, call);
    }

    private void count(Step step, Call call, ApplicationSpec spec) {
        List<ApplicationSpec.Parameter> parameters = spec.parameters();
        String text = call.text();
        if (!Substitutions.any(text)) {
            int required = required(parameters);
            int given = given(call);
            // Two-part arguments such as 'name=value' are one argument to the splitter.
            boolean ownSyntax = FREE_TEXT.contains(call.key());
            if (ownSyntax ? required > 0 && text.isBlank() : given < required) {
                findings.add(Finding.of(
                                LanguageRules.TOO_FEW_ARGUMENTS,
                                index.at(step, call, 0),
                                "'" + spec.name() + "' needs "
                                        + (required == 1 ? "an argument" : required + " arguments"))
                        .expected(spec.usage()));
            }
        }
        boolean open = FREE_TEXT.contains(call.key())
                || (!parameters.isEmpty() && parameters.getLast().repeated());
        if (!open && call.arguments().size() >= parameters.size() && !text.isEmpty()) {
            List<String> arguments = ArgumentSplitter.splitRaw(Substitutions.blanked(text));
            if (arguments.size() > parameters.size() && !arguments.getLast().isBlank()) {
                findings.add(Finding.of(
                                LanguageRules.TOO_MANY_ARGUMENTS,
                                index.at(
                                        step,
                                        call,
                                        text.length() - arguments.getLast().length()),
                                "'" + spec.name() + "' takes "
                                        + (parameters.isEmpty() ? "no arguments" : "at most " + parameters.size())
                                        + ", and " + arguments.size() + " are here")
                        .expected(spec.usage()));
            }
        }
    }

    /** What was right in older versions: '|' between arguments, and technologies that are gone. */
    private void oldManner(Step step, Call call) {
        if (!PIPED.contains(call.key())) {
            return;
        }
        int pipe = Substitutions.outside(call.text(), '|', 0);
        if (pipe >= 0) {
            findings.add(Finding.of(
                            LanguageRules.PIPE,
                            index.at(step, call, pipe),
                            "'|' does not separate arguments; all of this is "
                                    + (call.is("dial") ? "the destination" : "one argument"))
                    .fix("write ','"));
        }
        if (!call.is("dial")) {
            return;
        }
        for (Piece destination : Substitutions.split(call.argument(0).text(), '&')) {
            Piece piece = destination.stripped();
            int slash = piece.text().indexOf('/');
            String technology =
                    slash < 0 ? "" : piece.text().substring(0, slash).toUpperCase(Locale.ROOT);
            if (technology.equals("SIP") || technology.equals("SKINNY") || technology.equals("MGCP")) {
                findings.add(Finding.of(
                                LanguageRules.TECHNOLOGY_GONE,
                                index.at(step, call, piece.at()),
                                "the technology " + piece.text().substring(0, slash) + " is gone since Asterisk 21")
                        .fix(technology.equals("SIP") ? "PJSIP" + piece.text().substring(slash) : "use PJSIP"));
            }
        }
    }

    private static int required(List<ApplicationSpec.Parameter> parameters) {
        int required = 0;
        for (ApplicationSpec.Parameter parameter : parameters) {
            required += parameter.required() ? 1 : 0;
        }
        return required;
    }

    private static int given(Call call) {
        int given = 0;
        for (Piece argument : call.arguments()) {
            given += argument.text().isBlank() ? 0 : 1;
        }
        return given;
    }

    private void options(Step step, Call call, ApplicationSpec spec) {
        Optional<Piece> options = call.options();
        if (options.isEmpty()) {
            return;
        }
        Piece written = options.get();
        Optional<ApplicationSpec> asterisks = vocabulary.asterisksApplication(spec.name());
        for (OptionUse use : Call.letters(written)) {
            char letter = use.letter();
            if (spec.option(letter).isPresent() || !Character.isLetter(letter)) {
                continue;
            }
            if (asterisks.flatMap(a -> a.option(letter)).isPresent()) {
                findings.add(Finding.of(
                        LanguageRules.OPTION_MISSING,
                        index.at(step, call, use.at()),
                        "option '" + letter + "' of " + spec.name() + " is not supported and does nothing"));
            } else {
                findings.add(Finding.of(
                                LanguageRules.UNKNOWN_OPTION,
                                index.at(step, call, use.at()),
                                "'" + spec.name() + "' has no option '" + letter + "'")
                        .expected("one of "
                                + String.join(
                                        " ",
                                        spec.options().stream()
                                                .map(o -> String.valueOf(o.letter()))
                                                .toList())));
            }
        }
        String blanked = Substitutions.blanked(written.text());
        long opened = blanked.chars().filter(c -> c == '(').count();
        long closed = blanked.chars().filter(c -> c == ')').count();
        if (opened > closed) {
            findings.add(Finding.of(
                            LanguageRules.UNBALANCED,
                            index.at(step, call, written.at() + blanked.indexOf('(')),
                            "the parenthesis of an option of " + spec.name() + " is never closed")
                    .fix("add ')'"));
        }
    }

    /** An odd quote keeps the commas behind it from separating. */
    private void quotes(Step step, Call call) {
        if (call.text().indexOf('"') < 0 || FREE_TEXT.contains(call.key())) {
            return;
        }
        String text = Substitutions.blanked(call.text()).replace("\\\"", "  ");
        if (text.chars().filter(c -> c == '"').count() % 2 == 1 && text.indexOf(',', text.lastIndexOf('"')) >= 0) {
            findings.add(Finding.of(
                    LanguageRules.UNBALANCED,
                    index.at(step, call, text.lastIndexOf('"')),
                    "this quote is never closed, so the commas behind it do not separate arguments"));
        }
    }

    private void assignments(Step step, Call call) {
        if (!call.is("set") && !call.is("mset")) {
            return;
        }
        List<Assigned> assigned = Constants.assignments(call);
        if (assigned.isEmpty() && !call.text().isBlank() && call.text().indexOf('=') < 0) {
            if (!Substitutions.any(call.text())) {
                findings.add(Finding.of(
                                LanguageRules.NO_SIGN,
                                index.at(step, call, 0),
                                "'" + call.name() + "' sets nothing without '='")
                        .expected("name=value"));
            }
            return;
        }
        for (Assigned one : assigned) {
            int open = one.name().indexOf('(');
            String name = open > 0 ? one.name().substring(0, open) : "";
            if (name.isEmpty() || Substitutions.any(name)) {
                continue;
            }
            Optional<FunctionSpec> spec = vocabulary.function(name);
            boolean readOnly = spec.isPresent() ? !spec.get().writable() : READ_ONLY.contains(name);
            if (readOnly) {
                findings.add(Finding.of(
                        LanguageRules.WRONG_DIRECTION,
                        index.at(step, call, one.at()),
                        "the function '" + name + "' cannot be set"));
            } else {
                exists(step, call.at() + one.at(), name);
            }
        }
    }

    /** Functions that no version could set, for when the switch itself does not know them. */
    private static final Set<String> READ_ONLY = Set.of(
            "TOUPPER",
            "TOLOWER",
            "LEN",
            "FILTER",
            "CUT",
            "REGEX",
            "IF",
            "MATH",
            "RAND",
            "STRFTIME",
            "MD5",
            "FIELDQTY",
            "URIENCODE",
            "URIDECODE",
            "QUOTE",
            "DB_EXISTS",
            "DIALPLAN_EXISTS",
            "EXISTS",
            "ISNULL");

    private void functions(Step step) {
        String text = step.priority().arguments().source();
        for (Use use : Substitutions.uses(text)) {
            if (use.function() && !use.name().isEmpty()) {
                function(step, use);
            }
        }
        conditions(step);
    }

    private void function(Step step, Use use) {
        if (!exists(step, use.at() + 2, use.name())) {
            return;
        }
        Optional<FunctionSpec> found = vocabulary.function(use.name());
        if (found.isEmpty()) {
            return;
        }
        FunctionSpec spec = found.get();
        if (!spec.readable()) {
            findings.add(Finding.of(
                    LanguageRules.WRONG_DIRECTION,
                    index.at(step, use.at()),
                    "the function '" + spec.name() + "' can only be set"));
        }
        if (!Substitutions.any(use.arguments())) {
            int given = use.arguments().isEmpty()
                    ? 0
                    : ArgumentSplitter.split(use.arguments()).size();
            if (given < spec.minimum()) {
                findings.add(Finding.of(
                                LanguageRules.TOO_FEW_ARGUMENTS,
                                index.at(step, use.at()),
                                "the function '" + spec.name() + "' needs "
                                        + (spec.minimum() == 1 ? "an argument" : spec.minimum() + " arguments"))
                        .expected(spec.usage()));
            }
        }
    }

    private boolean exists(Step step, int at, String name) {
        if (vocabulary.hasFunction(name)) {
            return true;
        }
        // Functions of func_odbc.conf are named by the operator.
        if (vocabulary.isAsterisksFunction(name)) {
            findings.add(Finding.of(
                    LanguageRules.FUNCTION_MISSING,
                    index.at(step, at),
                    "this switch does not have the function '" + name + "'"));
        } else if (!name.startsWith("ODBC_")) {
            findings.add(Finding.of(
                            LanguageRules.UNKNOWN_FUNCTION, index.at(step, at), "there is no function '" + name + "'")
                    .fix(vocabulary.nearestFunction(name).map(near -> "did you mean '" + near + "'?")));
        }
        return false;
    }

    /** A comparison in a condition that stands outside of any expression. */
    private void conditions(Step step) {
        for (Call call : step.calls()) {
            boolean asks =
                    call.is("gotoif") || call.is("gosubif") || call.is("execif") || call.is("while") || call.is("if");
            if (!asks) {
                continue;
            }
            int question = Branches.question(call.text());
            String condition = question < 0 ? call.text() : call.text().substring(0, question);
            String outside = Substitutions.blanked(condition);
            int operator = operator(outside);
            if (operator >= 0 && question != operator) {
                findings.add(Finding.of(
                                LanguageRules.NOT_EVALUATED,
                                index.at(step, call, operator),
                                "this is not computed outside of '$[ ]'; as a text it is true unless it begins with 0")
                        .fix("$[" + condition.strip() + "]"));
                continue;
            }
            int behind = behindExpression(condition, outside);
            if (behind >= 0) {
                findings.add(Finding.of(
                                LanguageRules.NOT_EVALUATED,
                                index.at(step, call, behind),
                                "what stands behind '$[ ]' is no part of the condition and is ignored")
                        .found("'" + condition.substring(behind).strip() + "'")
                        .fix("write it inside of '$[ ]', or remove it"));
            }
        }
    }

    /** Where text begins behind an expression that the condition opens with; -1 when there is none. */
    private static int behindExpression(String condition, String outside) {
        int from = condition.length() - condition.stripLeading().length();
        if (!condition.startsWith("$[", from)) {
            return -1;
        }
        for (int at = from; at < outside.length(); at++) {
            char c = outside.charAt(at);
            if (c != Substitutions.UNKNOWN && !Character.isWhitespace(c)) {
                return at;
            }
        }
        return -1;
    }

    private static int operator(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '=' || c == '<' || c == '>' || c == '&' || c == '|') {
                return at;
            }
        }
        return -1;
    }
}
