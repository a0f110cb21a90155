package org.hookswitch.lsp;

import org.jspecify.annotations.Nullable;

/**
 * A priority as it is written.
 *
 * @param context the section it belongs to
 * @param exten the extension's name or pattern as written, without the caller's part; empty where none was begun
 * @param name where the extension's name is written; null in a line that goes on with the one above
 * @param priority the number, letter, word or label that says where it stands
 * @param label of the step, or null
 * @param whole from the statement's name to its end
 * @param inherited whether it came into its context from a template
 */
record Step(
        String context,
        String exten,
        @Nullable Span name,
        String priority,
        @Nullable String label,
        @Nullable Span labelSpan,
        String application,
        Span whole,
        boolean inherited) {

    /** Where it is written, which tells it from all others but its own copies from a template. */
    record Key(String file, int line) {}

    Key key() {
        return new Key(whole.file(), whole.line());
    }
}
