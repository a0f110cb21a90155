package org.hookswitch.apps.flow;

import java.util.List;
import org.hookswitch.apps.Nested;
import org.hookswitch.apps.Notice;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Runs one of two applications, or none. */
public final class ExecIf implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "ExecIf", "Run an application if a condition holds.")
            .description("What the application does to the flow counts as if it stood here itself. Both applications'"
                    + " arguments are evaluated before either runs.")
            .required("expression?appiftrue[:appiffalse]", "applications with their arguments in parentheses")
            .build();

    /** For the service loader. */
    public ExecIf() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        List<String> halves = ArgumentSplitter.split(arguments.text(), '?', 2, true);
        if (halves.size() < 2) {
            Notice.warn(channel, "ExecIf needs expression?application, found '" + arguments.text() + "'");
            return Next.CONTINUE;
        }
        List<String> calls = ArgumentSplitter.split(halves.get(1), ':', 2, true);
        int index = Condition.holds(halves.get(0)) ? 0 : 1;
        return index < calls.size() ? run(channel, calls.get(index)) : Next.CONTINUE;
    }

    /** Runs an application with its arguments, if one is named. */
    static Next run(Channel channel, String text) {
        Nested nested = Nested.parse(text);
        if (nested.name().isEmpty()) {
            return Next.CONTINUE;
        }
        return nested.run(channel).orElseGet(() -> {
            Notice.warn(channel, "there is no application '" + nested.name() + "'");
            return Next.CONTINUE;
        });
    }
}
