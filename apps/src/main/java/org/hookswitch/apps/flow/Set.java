package org.hookswitch.apps.flow;

import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Sets a variable of the channel, or writes a function. */
public final class Set implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Set", "Set a channel variable or write a function.")
            .description("All that follows the first equals sign is the value, commas and quotes included. A name that"
                    + " begins with one underscore is inherited by the channels made from this one, with two also by"
                    + " those made from them.")
            .required("name=value", "variable, or function with its arguments, and the value")
            .build();

    /** For the service loader. */
    public Set() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return run(channel, arguments.text());
    }

    private static Next run(Channel channel, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            Notice.warn(channel, "Set needs name=value, found '" + text + "'");
            return Next.CONTINUE;
        }
        Assignment.set(channel, text.substring(0, equals), text.substring(equals + 1));
        return Next.CONTINUE;
    }

    @Override
    public Step prepare(Template arguments) {
        Optional<Template.Split> split = arguments.splitAt('=');
        Optional<String> name = split.flatMap(s -> s.before().asConstant());
        if (name.isEmpty()) {
            return channel -> run(channel, arguments.evaluate(channel.scope()));
        }
        String left = name.get();
        Template value = split.get().after();
        if (Assignment.isFunction(left)) {
            return channel -> {
                Assignment.set(channel, left, value.evaluate(channel.scope()));
                return Next.CONTINUE;
            };
        }
        return channel -> {
            channel.variable(left, value.evaluate(channel.scope()));
            return Next.CONTINUE;
        };
    }
}
