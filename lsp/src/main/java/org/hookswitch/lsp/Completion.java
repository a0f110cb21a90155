package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertReplaceEdit;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.hookswitch.conf.CommentStripper;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.jspecify.annotations.Nullable;

/**
 * What can be written at a cursor.
 *
 * <p>Only what stands before the cursor in its line decides, for what stands behind it is about to change. Immutable; any
 * thread.
 */
final class Completion {

    private static final List<String> STATEMENTS =
            List.of("exten => ", "same => n,", "include => ", "ignorepat => ", "autohints = ");

    private final Words words;
    private final Help help;
    private final Snapshot snapshot;
    private final String file;
    private final int line;
    private final int column;
    private final List<CompletionItem> items = new ArrayList<>();

    private Completion(Words words, Snapshot snapshot, String file, int line, int column) {
        this.words = words;
        this.help = new Help(words);
        this.snapshot = snapshot;
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** The words that fit, each replacing what is written of it. */
    static List<CompletionItem> at(Words words, Snapshot snapshot, String file, int line, int column) {
        Completion completion = new Completion(words, snapshot, file, line, column);
        completion.before().ifPresent(completion::complete);
        return completion.items;
    }

    /** The text of the line before the cursor; empty inside a comment. */
    private Optional<String> before() {
        List<String> lines = snapshot.conf().lines(file);
        if (line >= lines.size()) {
            return Optional.empty();
        }
        CommentStripper comments = new CommentStripper();
        for (int i = 0; i < line; i++) {
            comments.strip(lines.get(i), i + 1);
        }
        // A mark at the cursor is gone when the cursor is in a comment.
        String written = lines.get(line);
        String marked = written.substring(0, Math.min(column, written.length())) + "\0";
        String text = comments.strip(marked, line + 1).text();
        return text.endsWith("\0") ? Optional.of(text.substring(0, text.length() - 1)) : Optional.empty();
    }

    private void complete(String text) {
        if (substitution(text)) {
            return;
        }
        int sign = text.indexOf('=');
        if (sign < 0) {
            String word = text.stripLeading();
            if (word.chars().allMatch(Character::isLetter)) {
                STATEMENTS.forEach(statement -> item(statement.strip(), word, CompletionItemKind.Keyword, "", null)
                        .setTextEdit(edit(word, statement)));
            }
            return;
        }
        String statement = text.substring(0, sign).strip().toLowerCase(Locale.ROOT);
        String value = text.substring(sign + (text.startsWith(">", sign + 1) ? 2 : 1));
        switch (statement) {
            case "include" -> {
                if (value.indexOf(',') < 0) {
                    contexts(value.stripLeading());
                }
            }
            case "exten" -> step(new Piece(value, 0), 2);
            case "same" -> step(new Piece(value, 0), 1);
            default -> {
                // Nothing is known of other statements.
            }
        }
    }

    /** Inside a substitution that is still open: variables and functions. */
    private boolean substitution(String text) {
        int open = -1;
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '}') {
                depth++;
            } else if (c == '{' && i > 0 && text.charAt(i - 1) == '$') {
                if (depth == 0) {
                    open = i + 1;
                    break;
                }
                depth--;
            }
        }
        if (open < 0) {
            return false;
        }
        String written = text.substring(open);
        if (written.chars().allMatch(CallReader::isNameCharacter)) {
            variables(written);
            words.functions().stream()
                    .filter(spec -> spec.readable())
                    .forEach(spec -> item(
                                    spec.name(),
                                    written,
                                    CompletionItemKind.Function,
                                    spec.usage(),
                                    help.function(spec))
                            .setTextEdit(edit(written, spec.name() + "(")));
        } else {
            functionWords(written);
        }
        return true;
    }

    /** The first argument of a function whose words are a closed list. */
    private void functionWords(String written) {
        int open = written.indexOf('(');
        String argument = written.substring(open + 1);
        if (open > 0 && argument.chars().allMatch(CallReader::isNameCharacter)) {
            words.function(written.substring(0, open))
                    .ifPresent(spec -> spec.words()
                            .forEach(word -> item(word, argument, CompletionItemKind.EnumMember, spec.name(), null)));
        }
    }

    private void variables(String written) {
        Map<String, String> names = new LinkedHashMap<>();
        words.variables().forEach(variable -> names.put(variable.name(), variable.help()));
        Set<String> own = new TreeSet<>();
        for (Mention mention : snapshot.text().mentions()) {
            if (mention instanceof Mention.VariableName v && v.definition()) {
                own.add(v.name());
            }
        }
        own.forEach(name -> names.putIfAbsent(name, "set in the dialplan"));
        names.forEach((name, detail) -> item(name, written, CompletionItemKind.Variable, detail, null));
    }

    /** @param commas how many commas stand before the application */
    private void step(Piece value, int commas) {
        int at = -1;
        for (int i = 0; i < commas; i++) {
            at = i == 0 && commas == 2 ? value.outside(',', 0) : value.text().indexOf(',', at + 1);
            if (at < 0) {
                return;
            }
        }
        call(value.from(at + 1).stripped());
    }

    private void call(Piece call) {
        int open = call.text().indexOf('(');
        if (open < 0) {
            String written = call.text();
            words.applications()
                    .forEach(spec -> item(
                                    spec.name(),
                                    written,
                                    CompletionItemKind.Function,
                                    spec.usage(),
                                    help.application(spec))
                            .setTextEdit(edit(written, spec.name() + "(")));
            return;
        }
        arguments(call.text().substring(0, open).strip(), call.from(open + 1));
    }

    private void arguments(String application, Piece arguments) {
        switch (application.toLowerCase(Locale.ROOT)) {
            case "goto", "gosub" -> place(arguments, ',');
            case "gotoif", "gosubif", "gotoiftime" -> lastBranch(arguments).ifPresent(branch -> place(branch, ','));
            case "execif", "execiftime" -> lastBranch(arguments).ifPresent(branch -> call(branch.stripped()));
            case "exec", "tryexec" -> call(arguments.stripped());
            default -> words.application(application).ifPresent(spec -> byTable(spec, arguments));
        }
    }

    private static Optional<Piece> lastBranch(Piece arguments) {
        List<Piece> branches = CallReader.branches(arguments);
        return branches.isEmpty() ? Optional.empty() : Optional.of(branches.getLast());
    }

    private void byTable(ApplicationSpec spec, Piece arguments) {
        List<Piece> pieces = arguments.split(',');
        int index = pieces.size() - 1;
        Piece piece = pieces.getLast();
        if (index == spec.optionsIndex()) {
            options(spec, piece);
        } else if (index < spec.parameters().size()) {
            String parameter = spec.parameters().get(index).name().toLowerCase(Locale.ROOT);
            if (parameter.equals("context")) {
                contexts(piece.text().stripLeading());
            } else if (parameter.contains("/resource")) {
                int sign = piece.text().lastIndexOf('@');
                if (piece.text().regionMatches(true, piece.text().lastIndexOf('&') + 1, "Local/", 0, 6) && sign > 0) {
                    contexts(piece.text().substring(sign + 1));
                }
            }
        }
    }

    private void options(ApplicationSpec spec, Piece written) {
        String text = written.text();
        int depth = 0;
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            if (Piece.opensSubstitution(text, i)) {
                i = Piece.substitutionEnd(text, i) - 1;
            } else if (text.charAt(i) == '(' && depth++ == 0) {
                open = i;
            } else if (text.charAt(i) == ')') {
                depth--;
            }
        }
        if (depth <= 0) {
            for (ApplicationSpec.Option option : spec.options()) {
                if (text.indexOf(option.letter()) < 0) {
                    String letter = String.valueOf(option.letter());
                    CompletionItem item =
                            item(Help.letter(option), "", CompletionItemKind.EnumMember, option.help(), null);
                    item.setFilterText(letter);
                    item.setTextEdit(edit("", option.argument().isEmpty() ? letter : letter + "("));
                }
            }
            return;
        }
        if (open > 0 && depth == 1) {
            Piece argument = written.from(open + 1);
            spec.option(text.charAt(open - 1)).ifPresent(option -> {
                if (option.argument().startsWith("context^")) {
                    place(argument, '^');
                } else if (option.letter() == 'U' && argument.text().indexOf('^') < 0) {
                    contexts(argument.text());
                }
            });
        }
    }

    /** The parts of a place: labels and contexts first, then extensions, then labels of the extension. */
    private void place(Piece written, char separator) {
        if (written.outside('(', 0) >= 0) {
            return;
        }
        List<Piece> parts = written.split(separator);
        String last = parts.getLast().text().stripLeading();
        Optional<Step> here = snapshot.text().stepAbove(file, line);
        switch (parts.size()) {
            case 1 -> {
                here.ifPresent(step -> labels(step.context(), step.exten(), last));
                here.ifPresent(step -> extensions(step.context(), last));
                contexts(last);
            }
            case 2 -> {
                String first = parts.getFirst().text().strip();
                extensions(first, last);
                here.ifPresent(step -> labels(step.context(), first, last));
            }
            case 3 -> labels(parts.get(0).text().strip(), parts.get(1).text().strip(), last);
            default -> {
                // A place has no more parts.
            }
        }
    }

    private void contexts(String written) {
        Set<String> names = new TreeSet<>(snapshot.places().contextNames());
        names.forEach(name -> item(name, written, CompletionItemKind.Module, "context", null));
    }

    private void extensions(String context, String written) {
        Set<String> names = new TreeSet<>();
        for (String searched : snapshot.places().searched(context)) {
            snapshot.places().in(searched).forEach(step -> names.add(step.exten()));
        }
        names.removeIf(name -> name.isEmpty() || name.startsWith("_"));
        names.forEach(name -> item(name, written, CompletionItemKind.Value, "extension of " + context, null));
    }

    private void labels(String context, String exten, String written) {
        for (String searched : snapshot.places().searched(context)) {
            for (Step step : snapshot.places().in(searched)) {
                if (step.label() != null
                        && (step.exten().equals(exten)
                                || exten.contains("$")
                                || step.exten().startsWith("_"))) {
                    item(
                            step.label(),
                            written,
                            CompletionItemKind.Reference,
                            "label of " + step.exten() + " in " + step.context(),
                            null);
                }
            }
        }
    }

    private CompletionItem item(
            String label, String written, CompletionItemKind kind, String detail, @Nullable String documentation) {
        CompletionItem item = new CompletionItem(label);
        item.setKind(kind);
        if (!detail.isEmpty()) {
            item.setDetail(detail);
        }
        if (documentation != null) {
            item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, documentation));
        }
        item.setTextEdit(edit(written, label));
        items.add(item);
        return item;
    }

    private Either<TextEdit, InsertReplaceEdit> edit(String written, String newText) {
        Range range = new Range(new Position(line, column - written.length()), new Position(line, column));
        return Either.forLeft(new TextEdit(range, newText));
    }
}
