package org.hookswitch.apps.flow;

import java.util.List;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Part;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/**
 * The shape {@code condition?[iftrue][:iffalse]} of GotoIf and its kin, taken apart before the call as far as that can be
 * done. Immutable.
 */
final class Branches {

    /** What is done with the branch that is taken, which is not blank. */
    @FunctionalInterface
    interface Way {
        Next take(Channel channel, Target target);
    }

    /** How a condition is decided. */
    @FunctionalInterface
    interface Test {
        boolean holds(Channel channel, String condition);
    }

    private final String application;
    private final boolean nested;
    private final Test test;
    private final Way way;

    /**
     * A shape.
     *
     * @param nested whether parentheses, brackets and quotes hide question marks and colons
     */
    private Branches(String application, boolean nested, Test test, Way way) {
        this.application = application;
        this.nested = nested;
        this.test = test;
        this.way = way;
    }

    /** Taken apart at the first {@code ?} and the first colon behind it. */
    static Branches plain(String application, Test test, Way way) {
        return new Branches(application, false, test, way);
    }

    /** The same where parentheses, brackets and quotes hide question marks and colons. */
    static Branches nested(String application, Way way) {
        return new Branches(application, true, (channel, condition) -> Condition.holds(condition), way);
    }

    Next run(Channel channel, String text) {
        List<String> halves = split(text, '?');
        if (halves.size() < 2) {
            Notice.warn(channel, application + " needs condition?iftrue:iffalse, found '" + text + "'");
            return Next.CONTINUE;
        }
        return take(channel, test.holds(channel, halves.get(0)), halves.get(1));
    }

    private Next take(Channel channel, boolean holds, String branches) {
        String chosen = branch(branches, holds);
        return chosen.isBlank() ? Next.CONTINUE : way.take(channel, Target.of(chosen));
    }

    private String branch(String branches, boolean holds) {
        List<String> both = split(branches, ':');
        int index = holds ? 0 : 1;
        return index < both.size() ? both.get(index) : "";
    }

    private List<String> split(String text, char separator) {
        if (nested) {
            return ArgumentSplitter.split(text, separator, 2, true);
        }
        int at = text.indexOf(separator);
        return at < 0 ? List.of(text) : List.of(text.substring(0, at), text.substring(at + 1));
    }

    /** Prepares a use whose condition is true or false as {@link Condition} says. */
    PreparedApplication.Step prepare(Template text) {
        Optional<Template.Split> halves = text.splitAt('?');
        if (halves.isEmpty() || (nested && !isPlain(halves.get().before()))) {
            return channel -> run(channel, text.evaluate(channel.scope()));
        }
        Template condition = halves.get().before();
        Template rest = halves.get().after();
        if (!rest.isConstant()) {
            return channel -> {
                boolean holds = condition.test(channel.scope());
                return take(channel, holds, rest.evaluate(channel.scope()));
            };
        }
        Optional<Target> yes = target(branch(rest.source(), true));
        Optional<Target> no = target(branch(rest.source(), false));
        return channel -> {
            Optional<Target> chosen = condition.test(channel.scope()) ? yes : no;
            return chosen.isPresent() ? way.take(channel, chosen.get()) : Next.CONTINUE;
        };
    }

    private static Optional<Target> target(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Target.of(text));
    }

    /** Whether nothing in it could hide the question mark behind it, or would be taken away as a quote. */
    private static boolean isPlain(Template condition) {
        return condition.parts().stream()
                .noneMatch(part -> part instanceof Part.Text(String piece)
                        && piece.chars().anyMatch(c -> "()[]\"\\".indexOf(c) >= 0));
    }
}
