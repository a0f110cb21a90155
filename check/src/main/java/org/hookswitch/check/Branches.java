package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.check.Substitutions.Piece;

/** The {@code condition?iftrue:iffalse} of GotoIf, GosubIf, ExecIf and their like. Stateless. */
final class Branches {

    private Branches() {}

    /** Where the question mark stands; -1 when there is none. */
    static int question(String text) {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '$' && (text.startsWith("${", at) || text.startsWith("$[", at))) {
                at = Substitutions.end(text, at) - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '?' && depth <= 0) {
                return at;
            }
        }
        return -1;
    }

    /** What stands behind the question mark: one branch, or two where a colon is; empty ones are kept. */
    static List<Piece> of(String text, int question) {
        List<Piece> branches = new ArrayList<>(2);
        int colon = colon(text, question + 1);
        branches.add(new Piece(text.substring(question + 1, colon < 0 ? text.length() : colon), question + 1));
        if (colon >= 0) {
            branches.add(new Piece(text.substring(colon + 1), colon + 1));
        }
        return branches;
    }

    private static int colon(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '$' && (text.startsWith("${", at) || text.startsWith("$[", at))) {
                at = Substitutions.end(text, at) - 1;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ':' && depth <= 0 && !quoted) {
                return at;
            }
        }
        return -1;
    }
}
