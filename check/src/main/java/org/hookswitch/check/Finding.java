package org.hookswitch.check;

import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Severity;
import org.hookswitch.conf.SourceLocation;

/**
 * One place where a rule is not kept.
 *
 * <p>Immutable. Findings are in reading order: file, line, column, code.
 *
 * @param diagnostic the finding as the configuration's readers say theirs, with the code of the rule
 */
public record Finding(Rule rule, Diagnostic diagnostic) implements Comparable<Finding> {

    /** A finding with the severity of its rule. */
    static Finding of(Rule rule, SourceLocation location, String message) {
        return new Finding(
                rule, Diagnostic.of(rule.severity(), location, message).withCode(rule.code()));
    }

    /** What one of the readers found, under the code of a rule. */
    static Finding of(Rule rule, Diagnostic found) {
        return new Finding(rule, found.withCode(rule.code()));
    }

    Finding fix(String fix) {
        return new Finding(rule, diagnostic.withFix(fix));
    }

    Finding fix(Optional<String> fix) {
        return fix.map(this::fix).orElse(this);
    }

    Finding expected(String expected) {
        return new Finding(rule, diagnostic.withExpected(expected));
    }

    Finding found(String found) {
        return new Finding(rule, diagnostic.withFound(found));
    }

    /** The same, no worse than a note. */
    Finding asNote() {
        Diagnostic d = diagnostic;
        return new Finding(
                rule,
                new Diagnostic(
                        Severity.NOTE,
                        d.code(),
                        d.location(),
                        d.message(),
                        d.found(),
                        d.expected(),
                        d.fix(),
                        d.excerpt()));
    }

    Finding excerpt(Optional<String> line) {
        return diagnostic.excerpt().isPresent() ? this : new Finding(rule, diagnostic.withExcerpt(line));
    }

    public SourceLocation location() {
        return diagnostic.location();
    }

    public Severity severity() {
        return diagnostic.severity();
    }

    /** One sentence without a full stop. */
    public String message() {
        return diagnostic.message();
    }

    @Override
    public int compareTo(Finding other) {
        int order = location().compareTo(other.location());
        if (order == 0) {
            order = rule.code().compareTo(other.rule.code());
        }
        return order == 0 ? message().compareTo(other.message()) : order;
    }

    @Override
    public String toString() {
        return diagnostic.toString();
    }
}
