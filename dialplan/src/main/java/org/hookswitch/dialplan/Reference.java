package org.hookswitch.dialplan;

import java.util.Optional;

/**
 * The shape of what stands between the braces of {@code ${...}}: a name, perhaps arguments, perhaps a slice.
 *
 * <p>Immutable.
 *
 * @param nameEnd where the name ends
 * @param open where the parenthesis of the arguments stands, or -1
 * @param close where the arguments end, or -1
 * @param colon where the slice begins with its colon, or -1
 */
record Reference(int nameEnd, int open, int close, int colon) {

    /**
     * Finds the shape. Parentheses keep colons from being taken for the slice; the arguments end at the last closing
     * parenthesis before the slice.
     *
     * @param nested whether substitutions stand in the text, to be stepped over, or it is already evaluated
     */
    static Reference shape(CharSequence text, boolean nested) {
        int open = -1;
        int depth = 0;
        int colon = -1;
        int lastClose = -1;
        for (int at = 0; at < text.length() && colon < 0; at++) {
            char c = text.charAt(at);
            if (nested && c == '$' && Substitution.opensAt(text, at)) {
                at = Substitution.end(text, at, text.length()) - 1;
            } else if (c == '(') {
                depth++;
                if (open < 0) {
                    open = at;
                }
            } else if (c == ')') {
                depth--;
                lastClose = at;
            } else if (c == ':' && depth == 0) {
                colon = at;
            }
        }
        int end = colon < 0 ? text.length() : colon;
        if (open < 0) {
            return new Reference(end, -1, -1, colon);
        }
        return new Reference(open, open, lastClose > open ? lastClose : end, colon);
    }

    boolean isFunction() {
        return open >= 0;
    }

    /** Reads a reference that was computed: nothing in it is substituted any more. */
    static Part read(String text) {
        Reference shape = shape(text, false);
        String name = text.substring(0, shape.nameEnd);
        Part.Slicing slice = shape.colon < 0
                ? Part.Slicing.WHOLE
                : new Part.Slicing(Slice.parse(text.substring(shape.colon + 1)), Optional.empty());
        if (shape.isFunction()) {
            return new Part.Function(name, Template.constant(text.substring(shape.open + 1, shape.close)), slice);
        }
        return new Part.Variable(name, slice);
    }
}
