package org.hookswitch.dialplan;

import java.util.Optional;

/**
 * A piece of a {@link Template}: text as it stands, or something to be looked up or computed.
 *
 * <p>Immutable; safe for any thread.
 */
public sealed interface Part permits Part.Text, Part.Variable, Part.Function, Part.Indirect, Expression {

    /** What stands there for a scope; never null. */
    String evaluate(Scope scope);

    /** Text that stands for itself. */
    record Text(String text) implements Part {
        @Override
        public String evaluate(Scope scope) {
            return text;
        }
    }

    /**
     * {@code ${name}} or {@code ${name:offset:length}}.
     *
     * @param name of the variable, without substitutions
     * @param slice what is taken of it
     */
    record Variable(String name, Slicing slice) implements Part {
        @Override
        public String evaluate(Scope scope) {
            String value = scope.variable(name);
            return value == null ? "" : slice.apply(value, scope);
        }
    }

    /**
     * {@code ${NAME(arguments)}} or {@code ${NAME(arguments):offset:length}}.
     *
     * @param name of the function, without substitutions
     * @param arguments all that stands between the parentheses
     * @param slice what is taken of the result
     */
    record Function(String name, Template arguments, Slicing slice) implements Part {
        @Override
        public String evaluate(Scope scope) {
            return slice.apply(scope.function(name, arguments.evaluate(scope)), scope);
        }
    }

    /**
     * A reference whose name itself is computed, such as {@code ${ARG${i}}}; what it names is known only when it runs.
     *
     * @param reference all that stands between the braces
     */
    record Indirect(Template reference) implements Part {
        @Override
        public String evaluate(Scope scope) {
            return Reference.read(reference.evaluate(scope)).evaluate(scope);
        }
    }

    /**
     * The slice of a reference: fixed, or computed as in {@code ${X:0:${n}}}.
     *
     * @param fixed the slice when it is not computed
     * @param computed what gives {@code offset:length}
     */
    record Slicing(Slice fixed, Optional<Template> computed) {

        static final Slicing WHOLE = new Slicing(Slice.WHOLE, Optional.empty());

        String apply(String value, Scope scope) {
            return computed.isEmpty()
                    ? fixed.of(value)
                    : Slice.parse(computed.get().evaluate(scope)).of(value);
        }
    }
}
