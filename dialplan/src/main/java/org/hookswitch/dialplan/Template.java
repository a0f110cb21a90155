package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Severity;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A text of the dialplan with its substitutions compiled: {@code ${VAR}}, {@code ${VAR:offset:length}},
 * {@code ${FUNCTION(arguments)}}, {@code $[expression]}, nested as one likes.
 *
 * <p>Immutable; any number of threads may evaluate one at the same time, each with its own scope. What a substitution
 * gives is not searched for further substitutions. There is no escape for the dollar sign: it stands for itself unless a
 * brace or bracket follows. Follows "Variables" and "Expressions" of Asterisk's manual.
 */
public final class Template {

    /** How deep substitutions may be nested; what lies deeper stays as it is written. */
    public static final int MAX_DEPTH = 64;

    /** How long a result may get, in characters; what is longer is cut, with a warning. */
    public static final int MAX_LENGTH = 1 << 20;

    /** The empty text. */
    public static final Template EMPTY = constant("");

    private final String source;
    private final List<Part> parts;
    private final @Nullable String constant;
    private final @Nullable Part only;

    Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
        this.constant = constantOf(this.parts);
        this.only = this.parts.size() == 1 ? this.parts.getFirst() : null;
    }

    private static @Nullable String constantOf(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Part.Text(String piece))) {
                return null;
            }
            text.append(piece);
        }
        return text.toString();
    }

    /** A text in which nothing is substituted, whatever stands in it. */
    public static Template constant(String text) {
        return new Template(text, text.isEmpty() ? List.of() : List.of(new Part.Text(text)));
    }

    /** Compiles a text that stands in one piece on a line, from a given place on. */
    public static Template parse(String text, SourceLocation location, Diagnostics diagnostics) {
        return parse(text, offset -> location.atColumn(Math.max(1, location.column()) + offset), diagnostics);
    }

    /**
     * Compiles a text.
     *
     * @param origin where the character at an offset of the text was written
     * @param diagnostics takes what is wrong; what cannot be understood still becomes something that can be evaluated
     */
    public static Template parse(String text, IntFunction<SourceLocation> origin, Diagnostics diagnostics) {
        return new TemplateParser(text, origin, diagnostics).parse();
    }

    /** Compiles a text that came up while a call runs; what is wrong with it shows when it is evaluated. */
    public static Template parse(String text) {
        if (text.indexOf('$') < 0) {
            return constant(text);
        }
        return parse(text, offset -> SourceLocation.ofFile(""), new Diagnostics(1));
    }

    /** Substitutes once in a text that came up while a call runs, as {@code EVAL()} does; what is wrong with it is a warning. */
    public static String substitute(String text, Scope scope) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        Diagnostics diagnostics = new Diagnostics();
        Template template = parse(text, offset -> SourceLocation.ofFile(""), diagnostics);
        // Mistakes in expressions are warnings, and warned of when they are evaluated.
        for (Diagnostic diagnostic : diagnostics.list()) {
            if (diagnostic.severity() == Severity.ERROR) {
                scope.warn(diagnostic.message() + " in '" + Quotation.of(text) + "'");
            }
        }
        return template.evaluate(scope);
    }

    /** Whether nothing in it is looked up or computed. */
    public boolean isConstant() {
        return constant != null;
    }

    /** The text when nothing in it is looked up or computed. */
    public Optional<String> asConstant() {
        return Optional.ofNullable(constant);
    }

    /** The text as it was written. */
    public String source() {
        return source;
    }

    /** What it is made of, in order; no two pieces of text stand side by side. */
    public List<Part> parts() {
        return parts;
    }

    /** The text with everything substituted, at most {@link #MAX_LENGTH} characters. */
    public String evaluate(Scope scope) {
        if (constant != null) {
            return constant;
        }
        if (only != null) {
            return cut(only.evaluate(scope), scope);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(parts.get(i).evaluate(scope));
            if (text.length() > MAX_LENGTH) {
                return cut(text.toString(), scope);
            }
        }
        return text.toString();
    }

    /**
     * Whether the evaluated text counts as true, as {@link Condition#holds} says; quicker than asking it where all of the
     * template is one expression.
     */
    public boolean test(Scope scope) {
        return only instanceof Expression expression ? expression.test(scope) : Condition.holds(evaluate(scope));
    }

    /**
     * The template split at the first such character, where that is known before anything is evaluated: nothing that
     * stands before the character may give it as part of a value. Empty when the character is not there or when only the
     * evaluated text can tell.
     */
    public Optional<Split> splitAt(char separator) {
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Text(String text) -> {
                    int at = text.indexOf(separator);
                    if (at >= 0) {
                        return Optional.of(new Split(
                                join(parts.subList(0, i), text.substring(0, at), List.of()),
                                join(List.of(), text.substring(at + 1), parts.subList(i + 1, parts.size()))));
                    }
                }
                case Expression expression when expression.givesNumber() && !mayStandInNumber(separator) -> {
                    // A number cannot hold the separator, so the search may go on behind it.
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean mayStandInNumber(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '+';
    }

    private static Template join(List<Part> before, String text, List<Part> after) {
        StringBuilder source = new StringBuilder();
        ArrayList<Part> joined = new ArrayList<>(before);
        before.forEach(part -> source.append(sourceOf(part)));
        if (!text.isEmpty()) {
            joined.add(new Part.Text(text));
            source.append(text);
        }
        joined.addAll(after);
        after.forEach(part -> source.append(sourceOf(part)));
        return new Template(source.toString(), joined);
    }

    private static String sourceOf(Part part) {
        return switch (part) {
            case Part.Text(String text) -> text;
            case Part.Variable(String name, Part.Slicing slice) -> "${" + name + sourceOf(slice) + "}";
            case Part.Function(String name, Template arguments, Part.Slicing slice) ->
                "${" + name + "(" + arguments.source() + ")" + sourceOf(slice) + "}";
            case Part.Indirect(Template reference) -> "${" + reference.source() + "}";
            case Expression expression -> "$[" + expression.source() + "]";
        };
    }

    private static String sourceOf(Part.Slicing slice) {
        if (slice.computed().isPresent()) {
            return ":" + slice.computed().get().source();
        }
        Slice fixed = slice.fixed();
        if (fixed.equals(Slice.WHOLE)) {
            return "";
        }
        return ":" + fixed.offset() + (fixed.length() == Integer.MAX_VALUE ? "" : ":" + fixed.length());
    }

    private static String cut(String text, Scope scope) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        scope.warn("a value of " + text.length() + " characters is cut to " + MAX_LENGTH);
        return text.substring(0, MAX_LENGTH);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && source.equals(template.source) && parts.equals(template.parts);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }

    /** The two sides of a separator, without it. */
    public record Split(Template before, Template after) {}
}
