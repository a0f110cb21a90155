package org.hookswitch.lsp;

import org.jspecify.annotations.Nullable;

/** A place in the text where something has a name: what hover, definition, references and rename work on. Immutable. */
sealed interface Mention {

    Span span();

    /** A context: its section's head, or a name of it elsewhere. */
    record ContextName(String name, Span span, boolean definition) implements Mention {}

    /** The label of a step, where it is given. */
    record LabelName(Step step, String name, Span span) implements Mention {}

    /**
     * A place that something jumps to, {@code [[context,]extension,]priority}; its parts that are not written are null.
     *
     * @param from the step it stands in; null outside the dialplan
     */
    record PlaceName(
            @Nullable Step from,
            @Nullable Part context,
            @Nullable Part exten,
            Part priority,
            Span span) implements Mention {}

    /**
     * A part of a place.
     *
     * @param span where it is written; null where it is understood, as the 1 of {@code Local/s@menu}
     * @param computed whether it is known only in a call
     */
    record Part(String text, @Nullable Span span, boolean computed) {}

    /** A variable, read or set. */
    record VariableName(String name, Span span, boolean definition) implements Mention {}

    record FunctionName(String name, Span span) implements Mention {}

    record ApplicationName(String name, Span span) implements Mention {}

    /** An option letter of an application. */
    record OptionLetter(String application, char letter, Span span) implements Mention {}
}
