package org.hookswitch.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One read of one file with all it includes: lines to sections.
 *
 * <p>One thread, one use. An included file begins in the section that was opened last; when it ends, the file that
 * included it goes on in the section where the directive stood, as Asterisk does.
 */
final class ConfParser {

    private final Map<String, List<String>> sources = new LinkedHashMap<>();
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<SectionDraft> sections = new ArrayList<>();
    /** Names said before: a large dialplan says the same few in each of its lines. */
    private final Map<String, String> names = new HashMap<>();

    private final OptionBudget budget;
    private final SectionHeader headers;
    private final ReadLimits limits;
    private final Includes includes;
    private @Nullable SectionDraft current;

    ConfParser(
            Path folder,
            Optional<Path> madeFolder,
            ReadLimits limits,
            Optional<ExecRule> exec,
            Map<Path, String> texts) {
        this.limits = limits;
        this.budget = new OptionBudget(limits.options(), this::report);
        this.headers = new SectionHeader(sections, budget, this::report);
        this.includes = new Includes(folder, madeFolder, limits, exec, texts, this::report, this::parseLines);
    }

    Conf parseFile(String file) {
        includes.openMain(file);
        return finish(file);
    }

    Conf parseText(String file, String text) {
        includes.openText(file, text);
        return finish(file);
    }

    private Conf finish(String file) {
        sources.putIfAbsent(file, List.of());
        return new Conf(
                file, sections.stream().map(SectionDraft::finish).toList(), listed(file), new SourceText(sources));
    }

    private List<Diagnostic> listed(String file) {
        List<Diagnostic> list = new ArrayList<>(diagnostics.list());
        if (diagnostics.dropped() > 0) {
            // What is left out may hold the only errors, and hasErrors() must still tell the truth.
            Severity severity = diagnostics.hasErrors() ? Severity.ERROR : Severity.NOTE;
            list.add(Diagnostic.of(
                            severity, SourceLocation.ofFile(file), "and " + diagnostics.dropped() + " more like these")
                    .withCode("conf.more"));
        }
        return list;
    }

    private void report(Diagnostic diagnostic) {
        List<String> lines = sources.getOrDefault(diagnostic.location().file(), List.of());
        int line = diagnostic.location().line();
        boolean known = line >= 1 && line <= lines.size();
        diagnostics.add(known ? diagnostic.withExcerpt(Optional.of(Redaction.mask(lines.get(line - 1)))) : diagnostic);
    }

    private void parseLines(String file, List<String> lines) {
        sources.put(file, lines);
        CommentStripper comments = new CommentStripper();
        SectionDraft section = current;
        SectionDraft openedByInclude = null;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > limits.lineLength()) {
                report(Diagnostic.error(new SourceLocation(file, i + 1, 0), "the line is too long and was skipped")
                        .withCode("conf.line-too-long")
                        .withFound(lines.get(i).length() + " characters")
                        .withExpected("at most " + limits.lineLength() + " characters"));
                continue;
            }
            SourceLine line = SourceLine.of(file, i + 1, comments.strip(lines.get(i), i + 1));
            if (line.text().isEmpty()) {
                continue;
            }
            switch (line.text().charAt(0)) {
                case '[' -> {
                    SectionDraft opened = headers.read(line);
                    if (opened != null) {
                        section = opened;
                        current = opened;
                        openedByInclude = null;
                    }
                }
                case '#' -> {
                    SectionDraft before = current;
                    includes.directive(line);
                    openedByInclude = current == before ? openedByInclude : current;
                }
                default -> {
                    if (openedByInclude != null) {
                        noteWhereItBelongs(line, section, openedByInclude);
                        openedByInclude = null;
                    }
                    readOption(line, section);
                }
            }
        }
        reportComments(file, comments);
    }

    private void noteWhereItBelongs(SourceLine line, @Nullable SectionDraft section, SectionDraft opened) {
        if (section != null && section != opened) {
            report(Diagnostic.note(
                            line.at(0),
                            "this belongs to [" + section.name + "], although the file included above ends in ["
                                    + opened.name + "]")
                    .withCode("conf.option-after-include"));
        }
    }

    private void reportComments(String file, CommentStripper comments) {
        if (comments.insideBlock()) {
            report(Diagnostic.error(
                            new SourceLocation(file, comments.blockLine(), comments.blockColumn()),
                            "the comment that begins here is not closed, so the rest of the file is comment")
                    .withCode("conf.unclosed-comment")
                    .withExpected("--;")
                    .withFix("close it with --; or, for a comment of one line, begin it with ; and no dashes"));
        }
        if (comments.nestedTooDeep()) {
            report(Diagnostic.error(
                            SourceLocation.ofFile(file),
                            "comments are nested deeper than " + CommentStripper.MAX_NESTING + " levels")
                    .withCode("conf.comment-nesting"));
        }
    }

    private void readOption(SourceLine line, @Nullable SectionDraft section) {
        String text = line.text();
        int sign = text.indexOf('=');
        if (section == null) {
            report(Diagnostic.error(line.at(0), "nothing may stand before the first section")
                    .withCode("conf.no-section")
                    .withExpected("[section]"));
            return;
        }
        if (sign < 0) {
            report(Diagnostic.error(line.at(0), "there is no equals sign in this line")
                    .withCode("conf.no-sign")
                    .withExpected("name = value, or name => value"));
            return;
        }
        boolean append = sign > 0 && text.charAt(sign - 1) == '+';
        String name = text.substring(0, append ? sign - 1 : sign).trim();
        if (name.isEmpty()) {
            report(Diagnostic.error(line.at(0), "there is no name before the equals sign")
                    .withCode("conf.no-name")
                    .withExpected("name = value"));
            return;
        }
        boolean arrow = sign + 1 < text.length() && text.charAt(sign + 1) == '>';
        int afterSign = sign + (arrow ? 2 : 1);
        int valueStart = line.skipBlanks(afterSign);
        if (!budget.take(1, line.at(0))) {
            return;
        }
        String known = names.putIfAbsent(name, name);
        Option option = new Option(
                known == null ? name : known,
                text.substring(valueStart),
                arrow,
                false,
                new Origin.InLine(line, valueStart));
        if (append) {
            section.append(option, text.substring(afterSign), offset -> line.at(afterSign + offset));
        } else {
            section.add(option);
        }
    }
}
