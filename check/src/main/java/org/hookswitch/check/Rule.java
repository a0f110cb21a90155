package org.hookswitch.check;

import java.util.List;
import java.util.Set;
import org.hookswitch.conf.Severity;

/**
 * One thing the checker looks for: the row of a table from which findings, {@code --explain}, the documentation and the
 * tests of the examples are made.
 *
 * <p>Immutable.
 *
 * @param code as findings show it: {@code HS} and four digits, which never change their meaning
 * @param severity how bad a finding is, unless the finding itself is milder
 * @param title what is wrong, in a few words
 * @param explanation why it is wrong and what to do, in whole sentences
 * @param wrong an extensions.conf in which exactly this is found; a line {@code --- name.conf} begins another file
 * @param right the same done well: nothing is found
 * @param readers codes of the readers' diagnostics that are this rule's findings
 */
public record Rule(
        String code,
        Severity severity,
        String title,
        String explanation,
        String wrong,
        String right,
        Set<String> readers) {

    public Rule {
        readers = Set.copyOf(readers);
    }

    static Rule error(String code, String title, String explanation, String wrong, String right) {
        return new Rule(code, Severity.ERROR, title, explanation, wrong, right, Set.of());
    }

    static Rule warning(String code, String title, String explanation, String wrong, String right) {
        return new Rule(code, Severity.WARNING, title, explanation, wrong, right, Set.of());
    }

    static Rule note(String code, String title, String explanation, String wrong, String right) {
        return new Rule(code, Severity.NOTE, title, explanation, wrong, right, Set.of());
    }

    Rule reads(String... diagnostics) {
        return new Rule(code, severity, title, explanation, wrong, right, Set.copyOf(List.of(diagnostics)));
    }

    @Override
    public String toString() {
        return code;
    }
}
