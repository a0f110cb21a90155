package org.hookswitch.conf;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong, doubtful or worth knowing in what an operator wrote, with its place and the likely fix.
 *
 * <p>Immutable. Shared by the configuration reader, the dialplan compiler and the checker, so that all of them speak
 * with one voice; {@link #render()} gives the text for people.
 *
 * @param severity how bad it is
 * @param code a stable name for machines and for switching a check off, such as {@code conf.unknown-option}
 * @param location where it stands
 * @param message one sentence without a full stop, such as {@code unknown option 'contxt'}
 * @param found what was read, where the message does not say so
 * @param expected what would have been right
 * @param fix what to write instead
 * @param excerpt the source line, with secrets already masked
 */
public record Diagnostic(
        Severity severity,
        Optional<String> code,
        SourceLocation location,
        String message,
        Optional<String> found,
        Optional<String> expected,
        Optional<String> fix,
        Optional<String> excerpt) {

    /** How long a text may be, in characters; what a file says may be quoted in it, and is cut. */
    public static final int LONGEST_TEXT = 1000;

    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(location, "location");
        message = DiagnosticText.cut(message);
        found = found.map(DiagnosticText::cut);
        expected = expected.map(DiagnosticText::cut);
        fix = fix.map(DiagnosticText::cut);
        Objects.requireNonNull(excerpt, "excerpt");
    }

    public static Diagnostic of(Severity severity, SourceLocation location, String message) {
        return new Diagnostic(
                severity,
                Optional.empty(),
                location,
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Diagnostic error(SourceLocation location, String message) {
        return of(Severity.ERROR, location, message);
    }

    public static Diagnostic warning(SourceLocation location, String message) {
        return of(Severity.WARNING, location, message);
    }

    public static Diagnostic note(SourceLocation location, String message) {
        return of(Severity.NOTE, location, message);
    }

    public Diagnostic withCode(String newCode) {
        return new Diagnostic(severity, Optional.of(newCode), location, message, found, expected, fix, excerpt);
    }

    public Diagnostic withFound(String newFound) {
        return new Diagnostic(severity, code, location, message, Optional.of(newFound), expected, fix, excerpt);
    }

    public Diagnostic withExpected(String newExpected) {
        return new Diagnostic(severity, code, location, message, found, Optional.of(newExpected), fix, excerpt);
    }

    public Diagnostic withFix(String newFix) {
        return withFix(Optional.of(newFix));
    }

    public Diagnostic withFix(Optional<String> newFix) {
        return new Diagnostic(severity, code, location, message, found, expected, newFix, excerpt);
    }

    /** With the source line to show; the caller masks secrets, as {@link Conf#excerpt} does. */
    public Diagnostic withExcerpt(Optional<String> newExcerpt) {
        return new Diagnostic(severity, code, location, message, found, expected, fix, newExcerpt);
    }

    /**
     * The text for people, in several lines without a newline at the end: {@code file:line:column: error: message
     * [code]}, what was expected and found, the source line with a caret below the column, and the fix.
     */
    public String render() {
        return DiagnosticText.render(this);
    }

    @Override
    public String toString() {
        return DiagnosticText.headline(this);
    }
}
