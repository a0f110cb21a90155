package org.hookswitch.apps.flow;

import java.util.List;
import org.hookswitch.apps.Notice;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Sets several variables, or writes several functions. */
public final class MSet implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "MSet", "Set several channel variables or write several functions.")
            .description("Unlike in Set, a comma ends a value unless it stands in quotes or parentheses, and quotes are"
                    + " taken away.")
            .required("set1", "name=value")
            .repeated("set2", "further assignments")
            .build();

    /** For the service loader. */
    public MSet() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return run(channel, arguments.all());
    }

    private static Next run(Channel channel, List<String> assignments) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                Notice.warn(channel, "MSet needs name=value, found '" + assignment + "'");
            } else {
                Assignment.set(channel, assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
            }
        }
        return Next.CONTINUE;
    }

    @Override
    public Step prepare(Template arguments) {
        if (arguments.isConstant()) {
            List<String> fixed = ArgumentSplitter.split(arguments.source());
            return channel -> run(channel, fixed);
        }
        return channel -> run(channel, ArgumentSplitter.split(arguments.evaluate(channel.scope())));
    }
}
