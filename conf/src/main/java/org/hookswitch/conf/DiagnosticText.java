package org.hookswitch.conf;

/** Lays a {@link Diagnostic} out for a terminal; control characters of the source never reach it. */
final class DiagnosticText {

    /** Widest excerpt in characters; a longer line is shown around its caret. */
    private static final int WIDTH = 160;

    private static final int BEFORE_CARET = 100;
    private static final String INDENT = "  ";
    private static final String CUT = "...";

    private DiagnosticText() {}

    /** The text, or the beginning and the end of one that is too long: a quotation stands in the midst of a sentence. */
    static String cut(String text) {
        if (text.length() <= Diagnostic.LONGEST_TEXT) {
            return text;
        }
        int half = (Diagnostic.LONGEST_TEXT - CUT.length()) / 2;
        return text.substring(0, half) + CUT + text.substring(text.length() - half);
    }

    static String headline(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        text.append(printable(diagnostic.location().toString()))
                .append(": ")
                .append(diagnostic.severity().word())
                .append(": ")
                .append(printable(diagnostic.message()));
        diagnostic.code().ifPresent(code -> text.append(" [").append(code).append(']'));
        return text.toString();
    }

    static String render(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(headline(diagnostic));
        diagnostic
                .excerpt()
                .ifPresent(
                        line -> appendExcerpt(text, line, diagnostic.location().column()));
        diagnostic.expected().ifPresent(expected -> appendLine(text, "expected: " + expected));
        diagnostic.found().ifPresent(found -> appendLine(text, "found: " + found));
        diagnostic.fix().ifPresent(fix -> appendLine(text, "fix: " + fix));
        return text.toString();
    }

    private static void appendLine(StringBuilder text, String line) {
        text.append('\n').append(INDENT).append(printable(line));
    }

    private static void appendExcerpt(StringBuilder text, String line, int column) {
        int caret = column - 1;
        int start = 0;
        if (line.length() > WIDTH && caret > BEFORE_CARET) {
            start = Math.min(caret - BEFORE_CARET, line.length());
        }
        int end = Math.min(line.length(), start + WIDTH);
        String shown = line.substring(start, end);
        String before = start > 0 ? CUT : "";
        text.append('\n').append(INDENT).append(before).append(printable(shown));
        if (end < line.length()) {
            text.append(CUT);
        }
        if (caret >= 0 && caret <= line.length()) {
            text.append('\n').append(INDENT).append(" ".repeat(before.length()));
            // A tab keeps its width whatever the terminal makes of it, so the caret stays below its character.
            shown.chars().limit((long) caret - start).forEach(c -> text.append(c == '\t' ? '\t' : ' '));
            text.append('^');
        }
    }

    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(c != '\t' && Character.isISOControl(c) ? '?' : (char) c));
        return clean.toString();
    }
}
