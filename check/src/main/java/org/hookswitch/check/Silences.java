package org.hookswitch.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.SourceLocation;

/**
 * The comments {@code ; check: ignore HS0103 because …} of the files: what is found in their lines with these codes is
 * left out. One thread, one use.
 */
final class Silences {

    private static final Pattern COMMENT = Pattern.compile(";\\s*check:\\s*(.*)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORM =
            Pattern.compile("ignore((?:[\\s,]+HS[0-9]{4})+)\\s+because\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);

    private record Line(String file, int number) {}

    private static final class Silence {
        final String code;
        final SourceLocation where;
        boolean used;

        Silence(String code, SourceLocation where) {
            this.code = code;
            this.where = where;
        }
    }

    private final Map<Line, List<Silence>> silences = new HashMap<>();
    private final List<Finding> wrong = new ArrayList<>();

    Silences(Sources sources) {
        Set<String> files = new HashSet<>();
        for (Conf conf : sources.all()) {
            for (String file : conf.files()) {
                if (files.add(file)) {
                    List<String> lines = conf.lines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        read(file, i + 1, lines.get(i));
                    }
                }
            }
        }
    }

    private void read(String file, int number, String line) {
        if (!line.contains("check:")) {
            return;
        }
        Matcher comment = COMMENT.matcher(line);
        if (!comment.find()) {
            return;
        }
        SourceLocation where = new SourceLocation(file, number, comment.start() + 1);
        Matcher form = FORM.matcher(comment.group(1).strip());
        if (!form.matches()) {
            wrong.add(Finding.of(LanguageRules.BAD_SILENCE, where, "this comment silences nothing")
                    .expected("; check: ignore HS0103 because …"));
            return;
        }
        for (String code : form.group(1).strip().split("[\\s,]+", -1)) {
            if (Rules.of(code).isEmpty()) {
                wrong.add(Finding.of(LanguageRules.BAD_SILENCE, where, "there is no code '" + code + "'"));
            } else {
                silences.computeIfAbsent(new Line(file, number), key -> new ArrayList<>(1))
                        .add(new Silence(Rules.of(code).get().code(), where));
            }
        }
    }

    /** Whether a comment in the finding's line silences it. */
    boolean silence(Finding finding) {
        boolean silent = false;
        for (Silence silence : silences.getOrDefault(
                new Line(finding.location().file(), finding.location().line()), List.of())) {
            if (silence.code.equals(finding.rule().code())) {
                silence.used = true;
                silent = true;
            }
        }
        return silent;
    }

    /** What is wrong with the comments themselves, once all findings went by. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(wrong);
        for (List<Silence> line : silences.values()) {
            for (Silence silence : line) {
                if (!silence.used) {
                    all.add(Finding.of(
                            LanguageRules.UNUSED_SILENCE,
                            silence.where,
                            silence.code + " is ignored here, but nothing of the kind is found"));
                }
            }
        }
        return all;
    }
}
