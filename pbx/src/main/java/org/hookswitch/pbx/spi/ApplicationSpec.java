package org.hookswitch.pbx.spi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table that describes an application: its arguments in order, its option letters, the variables it sets, and what
 * it is like. Parsing of arguments, {@code core show application}, the checker and the documentation read it. Immutable.
 *
 * @param optionsIndex which argument holds the option letters, or -1
 */
public record ApplicationSpec(
        String name,
        String synopsis,
        String description,
        List<Parameter> parameters,
        int optionsIndex,
        List<Option> options,
        List<Variable> variables,
        Set<Trait> traits) {

    /** What an application is like, for the contracts of handler stages and for the checker. */
    public enum Trait {
        /** Plays, listens or waits for keys: useless where the channel has no media. */
        MEDIA,
        /** Takes the channel to another party or away from the dialplan for long. */
        TAKES_CHANNEL,
        /** May take long without the caller hearing of it: scripts, the network, waiting. */
        SLOW,
        /** Ends the channel. */
        HANGS_UP,
        /** Leaves the flow: what follows is reached only by a jump or a return. */
        JUMPS
    }

    /** One argument. */
    public record Parameter(String name, boolean required, boolean repeated, String help) {}

    /** One option letter; {@code argument} names what stands in its parentheses, or is empty. */
    public record Option(char letter, String argument, String help) {}

    /** A variable that the application sets or reads. */
    public record Variable(String name, String help, List<String> values) {}

    public ApplicationSpec {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
        variables = List.copyOf(variables);
        traits = Set.copyOf(traits);
    }

    /** The option of a letter. */
    public Optional<Option> option(char letter) {
        return options.stream().filter(o -> o.letter() == letter).findFirst();
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** As users call it: {@code Dial(Technology/Resource[,timeout[,options]])}, {@code Verbose([level,]message)}. */
    public String usage() {
        int required = -1;
        for (int i = 0; i < parameters.size(); i++) {
            required = parameters.get(i).required() ? i : required;
        }
        var text = new StringBuilder(name).append('(');
        int open = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            if (i < required) {
                text.append(p.required() ? p.name() + "," : "[" + p.name() + ",]");
            } else if (p.required()) {
                text.append(p.name());
            } else {
                text.append('[').append(i > 0 ? "," : "").append(p.name());
                open++;
            }
            if (p.repeated()) {
                text.append("[,...]");
            }
        }
        return text.append("]".repeat(open)).append(')').toString();
    }

    public static Builder named(String name, String synopsis) {
        return new Builder(name, synopsis);
    }

    /** Makes a spec, a line each. */
    public static final class Builder {
        private final String name;
        private final String synopsis;
        private String description = "";
        private final List<Parameter> parameters = new ArrayList<>();
        private int optionsIndex = -1;
        private final List<Option> options = new ArrayList<>();
        private final List<Variable> variables = new ArrayList<>();
        private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);

        private Builder(String name, String synopsis) {
            this.name = name;
            this.synopsis = synopsis;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        public Builder required(String parameter, String help) {
            parameters.add(new Parameter(parameter, true, false, help));
            return this;
        }

        public Builder optional(String parameter, String help) {
            parameters.add(new Parameter(parameter, false, false, help));
            return this;
        }

        /** The last argument, which may stand any number of times. */
        public Builder repeated(String parameter, String help) {
            parameters.add(new Parameter(parameter, false, true, help));
            return this;
        }

        /** The next argument holds option letters; their table follows by {@link #option}. */
        public Builder options() {
            optionsIndex = parameters.size();
            parameters.add(new Parameter("options", false, false, "option letters"));
            return this;
        }

        public Builder option(char letter, String help) {
            options.add(new Option(letter, "", help));
            return this;
        }

        /** A letter with something in parentheses behind it. */
        public Builder option(char letter, String argument, String help) {
            options.add(new Option(letter, argument, help));
            return this;
        }

        public Builder sets(String variable, String help, String... values) {
            variables.add(new Variable(variable, help, List.of(values)));
            return this;
        }

        public Builder trait(Trait first, Trait... more) {
            traits.add(first);
            traits.addAll(List.of(more));
            return this;
        }

        public ApplicationSpec build() {
            return new ApplicationSpec(
                    name, synopsis, description, parameters, optionsIndex, options, variables, traits);
        }
    }
}
