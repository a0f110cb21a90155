package org.hookswitch.dialplan;

import java.util.List;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * An expression as it stands between {@code $[} and {@code ]}, compiled as far as its meaning can be known before the
 * values are.
 *
 * <p>Immutable; any number of threads may evaluate one at the same time. Asterisk substitutes first and reads the
 * expression then, so a value such as {@code 1 + 2} becomes part of the expression; the compiled form is used whenever
 * the values leave the structure alone (numbers, words, quoted text without quotes), and the text is read anew when they
 * do not. Both ways give the same. Follows "Expressions" and "Operators" of Asterisk's manual; numbers are those of
 * {@link LongDouble}, with a quick way for whole numbers.
 */
public final class Expression implements Part {

    private final Template text;
    /** What is substituted, in order. */
    private final Part[] values;

    private final NodeBuilder.Slot[] slots;
    private final @Nullable Node root;
    /** The root, where whole numbers may suffice. */
    private final @Nullable Node whole;

    private final @Nullable String constant;

    private Expression(
            Template text,
            List<Part> values,
            NodeBuilder.Slot[] slots,
            @Nullable Node root,
            @Nullable String constant) {
        this.text = text;
        this.values = values.toArray(new Part[0]);
        this.slots = slots;
        this.root = root;
        this.whole = root != null && root.isWhole() ? root : null;
        this.constant = constant;
    }

    /** Compiles what stands between the brackets; a mistake becomes a diagnostic and has the value that Asterisk gives it. */
    public static Expression parse(String text, SourceLocation location, Diagnostics diagnostics) {
        return compile(Template.parse(text, location, diagnostics), location, diagnostics);
    }

    static Expression compile(Template text, SourceLocation location, Diagnostics diagnostics) {
        StringBuilder skeleton = new StringBuilder();
        List<Part> values = text.parts().stream()
                .filter(part -> !(part instanceof Part.Text))
                .toList();
        char placeholder = NodeBuilder.FIRST_PLACEHOLDER;
        boolean compilable = values.size() <= NodeBuilder.MAX_VALUES;
        for (Part part : text.parts()) {
            if (part instanceof Part.Text(String piece)) {
                compilable &= !NodeBuilder.hasPlaceholder(piece);
                skeleton.append(piece);
            } else {
                skeleton.append(placeholder++);
            }
        }
        if (!compilable) {
            return new Expression(text, values, new NodeBuilder.Slot[0], null, null);
        }
        return compile(text, skeleton.toString(), values, location, diagnostics);
    }

    private static Expression compile(
            Template text, String skeleton, List<Part> values, SourceLocation location, Diagnostics diagnostics) {
        NodeBuilder builder = new NodeBuilder(
                values.size(),
                problem -> diagnostics.add(Diagnostic.warning(location, problem).withCode("dialplan.regex")));
        Grammar.Result<Node> result = new Grammar<>(skeleton, builder).read();
        if (result.mistake() != null) {
            if (!NodeBuilder.hasPlaceholder(result.mistake())) {
                diagnostics.add(Diagnostic.warning(location, "the expression is malformed: " + result.mistake())
                        .withCode("dialplan.expression")
                        .withFound("$[" + text.source() + "]")
                        .withFix("put texts in double quotes, and an operator between any two values"));
            }
            return new Expression(text, values, builder.slots(), null, null);
        }
        if (!builder.compilable()) {
            return new Expression(text, values, builder.slots(), null, null);
        }
        Node root = result.value();
        String constant =
                root instanceof Node.Constant(Operand operand, long whole, boolean isWhole) ? operand.text() : null;
        return new Expression(text, values, builder.slots(), root, constant);
    }

    /** What stands between the brackets, as written. */
    public String source() {
        return text.source();
    }

    /** What stands between the brackets, with its substitutions. */
    public Template text() {
        return text;
    }

    /** Whether the result is a number, going by the operators that stand in it. */
    public boolean givesNumber() {
        return root != null && root.givesNumber();
    }

    @Override
    public String evaluate(Scope scope) {
        if (constant != null) {
            return constant;
        }
        String[] substituted = substitute(scope);
        if (substituted == null) {
            return Evaluator.ZERO.text();
        }
        long number = number(substituted);
        return number != WholeNumber.NONE
                ? WholeNumber.print(number)
                : general(substituted, scope).text();
    }

    /** Whether the result counts as true where a condition is asked for; quicker than by way of the text. */
    public boolean test(Scope scope) {
        if (constant != null) {
            return Condition.holds(constant);
        }
        String[] substituted = substitute(scope);
        if (substituted == null) {
            return false;
        }
        long number = number(substituted);
        return number != WholeNumber.NONE
                ? number != 0
                : general(substituted, scope).holds();
    }

    /** The values; null, with a warning, when the expression would become too long. */
    private String @Nullable [] substitute(Scope scope) {
        String[] substituted = new String[values.length];
        int length = 0;
        for (int i = 0; i < substituted.length; i++) {
            substituted[i] = values[i].evaluate(scope);
            length += substituted[i].length();
            if (length > Template.MAX_LENGTH) {
                tooLong(scope);
                return null;
            }
        }
        return substituted;
    }

    private static void tooLong(Scope scope) {
        scope.warn("an expression is longer than " + Template.MAX_LENGTH + " characters; it gives 0");
    }

    /** The result where it can be had with whole numbers alone, otherwise {@link WholeNumber#NONE}. */
    private long number(String[] substituted) {
        Node node = whole;
        if (node == null) {
            return WholeNumber.NONE;
        }
        long[] numbers = new long[substituted.length];
        for (int i = 0; i < numbers.length; i++) {
            long number = WholeNumber.parse(substituted[i]);
            if (number == WholeNumber.NONE) {
                return WholeNumber.NONE;
            }
            numbers[i] = number;
        }
        return node.number(numbers);
    }

    private Operand general(String[] substituted, Scope scope) {
        if (root != null && keepsStructure(substituted)) {
            return root.evaluate(new Evaluator(scope), substituted);
        }
        StringBuilder joined = new StringBuilder();
        int next = 0;
        for (Part part : text.parts()) {
            joined.append(part instanceof Part.Text(String piece) ? piece : substituted[next++]);
            if (joined.length() > Template.MAX_LENGTH) {
                tooLong(scope);
                return Evaluator.ZERO;
            }
        }
        return Evaluator.evaluate(joined.toString(), scope);
    }

    private boolean keepsStructure(String[] substituted) {
        for (int i = 0; i < substituted.length; i++) {
            String value = substituted[i];
            boolean keeps = switch (slots[i]) {
                case QUOTED -> value.indexOf('"') < 0;
                case WORD_PART -> isWord(value);
                case WORD_WITHOUT_MINUS -> !value.isEmpty() && isWord(value);
                case WORD ->
                    !value.isEmpty()
                            && (isWord(value)
                                    || (value.charAt(0) == '-' && value.length() > 1 && Operand.isNumeric(value)));
            };
            if (!keeps) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Lexer.isWord(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "$[" + text.source() + "]";
    }
}
