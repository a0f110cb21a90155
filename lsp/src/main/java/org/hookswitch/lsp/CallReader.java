package org.hookswitch.lsp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names in a call of an application: itself, option letters, places it leads to, variables and functions.
 *
 * <p>One thread. What an argument means is told by the table of the application: an option whose argument is written
 * {@code context^exten^priority}, a parameter called {@code context} or {@code variable}; only the applications of jumps
 * and of conditions, whose arguments have a grammar of their own, are known by name.
 */
final class CallReader {

    private static final int DEEPEST = 4;

    private static final Set<String> PLACES_AS_VALUE = Set.of("CONNECTED_LINE_SEND_SUB", "REDIRECTING_SEND_SUB");

    private final Words words;
    private final Consumer<Mention> found;

    /** From indexes of the value to a span in the file. */
    private final BiFunction<Integer, Integer, Span> spans;

    private final @Nullable Step step;

    CallReader(Words words, @Nullable Step step, BiFunction<Integer, Integer, Span> spans, Consumer<Mention> found) {
        this.words = words;
        this.step = step;
        this.spans = spans;
        this.found = found;
    }

    private Span span(Piece piece) {
        return spans.apply(piece.at(), piece.end());
    }

    /** Reads {@code Name(arguments)}, the parentheses perhaps missing or open. */
    void call(Piece written, int depth) {
        Piece call = written.stripped();
        int open = call.text().indexOf('(');
        Piece name = (open < 0 ? call : call.part(0, open)).stripped();
        if (name.isEmpty() || name.isComputed() || depth > DEEPEST) {
            return;
        }
        found.accept(new Mention.ApplicationName(name.text(), span(name)));
        if (open >= 0) {
            int close = call.text().lastIndexOf(')');
            arguments(
                    name.text(),
                    call.part(open + 1, close > open ? close : call.text().length()),
                    depth);
        }
    }

    private void arguments(String application, Piece arguments, int depth) {
        switch (application.toLowerCase(Locale.ROOT)) {
            case "goto", "gosub" -> place(arguments, ',');
            case "gotoif", "gosubif", "gotoiftime" -> branches(arguments).forEach(branch -> place(branch, ','));
            case "execif", "execiftime" -> branches(arguments).forEach(branch -> call(branch, depth + 1));
            case "exec", "tryexec" -> call(arguments, depth + 1);
            case "set" -> assignment(arguments);
            case "mset" -> arguments.split(',').forEach(this::assignment);
            default -> words.application(application).ifPresent(spec -> byTable(spec, arguments));
        }
    }

    /** What stands behind the question mark, at the colons. */
    static List<Piece> branches(Piece arguments) {
        int question = arguments.outside('?', 0);
        return question < 0 ? List.of() : arguments.from(question + 1).split(':');
    }

    private void byTable(ApplicationSpec spec, Piece arguments) {
        List<Piece> pieces = arguments.split(',');
        List<ApplicationSpec.Parameter> parameters = spec.parameters();
        for (int i = 0; i < pieces.size() && i < parameters.size(); i++) {
            Piece piece = pieces.get(i).stripped();
            String parameter = parameters.get(i).name().toLowerCase(Locale.ROOT);
            if (i == spec.optionsIndex()) {
                options(spec, piece);
            } else if (parameter.equals("context")) {
                boolean whole = i + 2 < parameters.size()
                        && parameters.get(i + 1).name().toLowerCase(Locale.ROOT).startsWith("ext");
                if (whole && i + 2 < pieces.size()) {
                    place(piece, pieces.get(i + 1).stripped(), pieces.get(i + 2).stripped(), piece);
                } else {
                    context(piece);
                }
            } else if (parameter.startsWith("variable") || parameter.equals("var")) {
                variable(piece);
            } else if (parameter.contains("/resource")) {
                piece.split('&').forEach(this::destination);
            }
        }
    }

    private void variable(Piece name) {
        if (!name.isEmpty() && !name.isComputed() && name.text().chars().allMatch(CallReader::isNameCharacter)) {
            found.accept(new Mention.VariableName(name.text(), span(name), true));
        }
    }

    private void context(Piece name) {
        if (!name.isEmpty() && !name.isComputed()) {
            found.accept(new Mention.ContextName(name.text(), span(name), false));
        }
    }

    /** {@code Local/exten@context} leads into the dialplan. */
    private void destination(Piece written) {
        Piece piece = written.stripped();
        if (!piece.text().regionMatches(true, 0, "Local/", 0, 6)) {
            return;
        }
        int end = piece.outside('/', 6);
        int sign = piece.outside('@', 6);
        int stop = end < 0 ? piece.text().length() : end;
        if (sign < 0 || sign >= stop) {
            return;
        }
        Piece exten = piece.part(6, sign);
        Piece context = piece.part(sign + 1, stop);
        found.accept(new Mention.PlaceName(
                step, part(context), part(exten), new Mention.Part("1", null, false), span(piece.part(6, stop))));
    }

    private void options(ApplicationSpec spec, Piece options) {
        String text = options.text();
        for (int i = 0; i < text.length(); i++) {
            if (Piece.opensSubstitution(text, i)) {
                i = Piece.substitutionEnd(text, i) - 1;
                continue;
            }
            char letter = text.charAt(i);
            found.accept(new Mention.OptionLetter(spec.name(), letter, span(options.part(i, i + 1))));
            if (i + 1 < text.length() && text.charAt(i + 1) == '(') {
                int close = options.closing(i + 1);
                Piece argument = options.part(i + 2, Math.max(i + 2, close));
                spec.option(letter).ifPresent(option -> optionArgument(option, argument));
                i = close;
            }
        }
    }

    private void optionArgument(ApplicationSpec.Option option, Piece argument) {
        if (option.argument().startsWith("context^")) {
            place(argument, '^');
        } else if (option.letter() == 'U' && option.argument().startsWith("x^")) {
            // The routine is named by its context alone and begins at extension s, priority 1.
            Piece name = argument.split('^').getFirst().stripped();
            if (!name.isEmpty()) {
                found.accept(new Mention.PlaceName(
                        step,
                        part(name),
                        new Mention.Part("s", null, false),
                        new Mention.Part("1", null, false),
                        span(name)));
            }
        }
    }

    /** Reads {@code [[context,]exten,]priority[(arguments)]}. */
    void place(Piece written, char separator) {
        Piece piece = written.stripped();
        int open = piece.outside('(', 0);
        List<Piece> parts = (open < 0 ? piece : piece.part(0, open)).split(separator);
        if (parts.size() > 3 || (parts.size() == 1 && parts.getFirst().isEmpty())) {
            return;
        }
        Piece priority = parts.getLast().stripped();
        Piece exten = parts.size() < 2 ? null : parts.get(parts.size() - 2).stripped();
        Piece context = parts.size() < 3 ? null : parts.getFirst().stripped();
        place(context, exten, priority, open < 0 ? piece : piece.part(0, open));
    }

    private void place(@Nullable Piece context, @Nullable Piece exten, Piece priority, Piece whole) {
        Span all = whole.at() <= priority.at() ? spans.apply(whole.at(), priority.end()) : span(whole);
        found.accept(new Mention.PlaceName(
                step,
                context == null || context.isEmpty() ? null : part(context),
                exten == null || exten.isEmpty() ? null : part(exten),
                part(priority),
                all));
    }

    private Mention.Part part(Piece piece) {
        return new Mention.Part(piece.text(), span(piece), piece.isComputed());
    }

    private void assignment(Piece written) {
        int sign = written.outside('=', 0);
        if (sign < 0) {
            return;
        }
        Piece name = written.part(0, sign).stripped();
        Piece value = written.from(sign + 1);
        int open = name.text().indexOf('(');
        if (open < 0) {
            int from = 0;
            while (from < name.text().length() && from < 2 && name.text().charAt(from) == '_') {
                from++;
            }
            Piece bare = name.from(from);
            variable(bare);
            if (PLACES_AS_VALUE.contains(bare.text())) {
                place(value, ',');
            }
            return;
        }
        Piece function = name.part(0, open);
        Piece arguments = name.part(open + 1, name.closing(open));
        if (!function.isComputed()) {
            found.accept(new Mention.FunctionName(function.text(), span(function)));
        }
        switch (function.text()) {
            case "GLOBAL", "LOCAL", "SHARED", "HASH" ->
                variable(arguments.split(',').getFirst().stripped());
            case "ARRAY" -> arguments.split(',').forEach(piece -> variable(piece.stripped()));
            case "CHANNEL" -> {
                if (arguments.text().strip().startsWith("hangup_handler_")) {
                    place(value, ',');
                }
            }
            default -> {
                // Its arguments name nothing of the dialplan.
            }
        }
    }

    /** Finds every {@code ${...}} of a text, however deep. */
    void substitutions(Piece text) {
        String written = text.text();
        for (int at = written.indexOf("${"); at >= 0; at = written.indexOf("${", at + 2)) {
            int end = at + 2;
            while (end < written.length() && isNameCharacter(written.charAt(end))) {
                end++;
            }
            if (end == at + 2) {
                continue;
            }
            Piece name = text.part(at + 2, end);
            if (end < written.length() && written.charAt(end) == '(') {
                found.accept(new Mention.FunctionName(name.text(), span(name)));
                function(name.text(), text.part(end + 1, Math.max(end + 1, text.closing(end))));
            } else if (end == written.length() || written.charAt(end) == '}' || written.charAt(end) == ':') {
                found.accept(new Mention.VariableName(name.text(), span(name), false));
            }
        }
    }

    private void function(String name, Piece arguments) {
        switch (name) {
            case "GLOBAL", "LOCAL", "SHARED" -> {
                Piece variable = arguments.split(',').getFirst().stripped();
                if (!variable.isEmpty() && variable.text().chars().allMatch(CallReader::isNameCharacter)) {
                    found.accept(new Mention.VariableName(variable.text(), span(variable), false));
                }
            }
            case "DIALPLAN_EXISTS", "VALID_EXTEN" -> {
                List<Piece> parts = arguments.split(',');
                if (parts.size() == 3 && !arguments.text().isBlank()) {
                    place(arguments, ',');
                } else {
                    context(parts.getFirst().stripped());
                }
            }
            default -> {
                // Other functions name nothing of the dialplan.
            }
        }
    }

    static boolean isNameCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
