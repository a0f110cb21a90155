package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;

/** Compiles one text to a {@link Template}. One thread, one use. */
final class TemplateParser {

    private final String text;
    private final IntFunction<SourceLocation> origin;
    private final Diagnostics diagnostics;

    TemplateParser(String text, IntFunction<SourceLocation> origin, Diagnostics diagnostics) {
        this.text = text;
        this.origin = origin;
        this.diagnostics = diagnostics;
    }

    Template parse() {
        return template(0, text.length(), 0);
    }

    private Template template(int from, int to, int depth) {
        if (text.indexOf('$', from) < 0) {
            return Template.constant(text.substring(from, to));
        }
        List<Part> parts = new ArrayList<>();
        int plain = from;
        int at = from;
        while (at < to) {
            if (text.charAt(at) != '$' || at + 1 >= to || !Substitution.opensAt(text, at)) {
                at++;
                continue;
            }
            if (depth == Template.MAX_DEPTH) {
                diagnostics.add(Diagnostic.error(
                                origin.apply(at), "substitutions are nested more than " + Template.MAX_DEPTH + " deep")
                        .withCode("dialplan.nesting")
                        .withFix("compute the inner part with a Set() of its own"));
                break;
            }
            if (at > plain) {
                parts.add(new Part.Text(text.substring(plain, at)));
            }
            int end = Substitution.end(text, at, to);
            int innerEnd = end - 1;
            boolean closed = end <= to;
            if (!closed) {
                innerEnd = to;
                end = to;
                unterminated(at);
            }
            parts.add(
                    text.charAt(at + 1) == '{'
                            ? reference(at + 2, innerEnd, depth + 1)
                            : expression(at + 2, innerEnd, depth + 1, closed));
            at = end;
            plain = end;
        }
        if (to > plain) {
            parts.add(new Part.Text(text.substring(plain, to)));
        }
        return new Template(text.substring(from, to), parts);
    }

    private void unterminated(int at) {
        char close = text.charAt(at + 1) == '{' ? '}' : ']';
        diagnostics.add(Diagnostic.error(origin.apply(at), "'" + text.substring(at, at + 2) + "' is never closed")
                .withCode("dialplan.unterminated")
                .withExpected("'" + close + "'")
                .withFix("add '" + close + "' where the " + (close == '}' ? "variable" : "expression") + " ends"));
    }

    private Part expression(int from, int to, int depth, boolean closed) {
        // One that is never closed has been told of; where it stops making sense is the same mistake.
        Diagnostics told = closed ? diagnostics : new Diagnostics();
        return Expression.compile(template(from, to, depth), origin.apply(from), told);
    }

    private Part reference(int from, int to, int depth) {
        String inner = text.substring(from, to);
        Reference shape = Reference.shape(inner, true);
        String name = inner.substring(0, shape.nameEnd());
        if (hasSubstitution(name)) {
            return new Part.Indirect(template(from, to, depth));
        }
        if (name.isEmpty()) {
            diagnostics.add(Diagnostic.warning(origin.apply(from), "a reference without a name is always empty")
                    .withCode("dialplan.empty-name"));
        }
        Part.Slicing slice = Part.Slicing.WHOLE;
        if (shape.colon() >= 0) {
            slice = slicing(from + shape.colon() + 1, to, depth);
        }
        if (!shape.isFunction()) {
            return new Part.Variable(name.intern(), slice);
        }
        if (shape.close() >= inner.length() || inner.charAt(shape.close()) != ')') {
            diagnostics.add(Diagnostic.warning(
                            origin.apply(from + shape.open()),
                            "the parenthesis of the function '" + name + "' is never closed")
                    .withCode("dialplan.unterminated")
                    .withExpected("')'"));
        }
        Template arguments = template(from + shape.open() + 1, from + shape.close(), depth);
        return new Part.Function(name.intern(), arguments, slice);
    }

    private Part.Slicing slicing(int from, int to, int depth) {
        Template computed = template(from, to, depth);
        Optional<String> fixed = computed.asConstant();
        if (fixed.isEmpty()) {
            return new Part.Slicing(Slice.WHOLE, Optional.of(computed));
        }
        if (!Slice.isWellFormed(fixed.get())) {
            diagnostics.add(Diagnostic.warning(origin.apply(from), "the part after ':' is not an offset and a length")
                    .withCode("dialplan.slice")
                    .withFound("'" + fixed.get() + "'")
                    .withExpected("whole numbers, as in ${EXTEN:1} or ${EXTEN:1:3}"));
        }
        return new Part.Slicing(Slice.parse(fixed.get()), Optional.empty());
    }

    private static boolean hasSubstitution(String name) {
        for (int at = name.indexOf('$'); at >= 0; at = name.indexOf('$', at + 1)) {
            if (Substitution.opensAt(name, at)) {
                return true;
            }
        }
        return false;
    }
}
