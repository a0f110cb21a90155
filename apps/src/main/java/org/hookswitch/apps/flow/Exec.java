package org.hookswitch.apps.flow;

import java.util.Optional;
import org.hookswitch.apps.Nested;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Runs an application whose name is computed. */
public final class Exec implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Exec", "Run an application that a text names.")
            .description("The arguments of the application are evaluated once more. An application that does not exist"
                    + " ends the call.")
            .required("appname(arguments)", "the application with its arguments in parentheses")
            .build();

    /** For the service loader. */
    public Exec() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (arguments.text().isBlank()) {
            return Next.CONTINUE;
        }
        return run(channel, arguments.text())
                .orElseGet(() -> new Next.Failed("there is no application '" + arguments.text() + "'"));
    }

    /** Runs what a text names, with its arguments evaluated once more. */
    static Optional<Next> run(Channel channel, String text) {
        Nested nested = Nested.parse(text);
        String again = Template.parse(nested.arguments()).evaluate(channel.scope());
        return new Nested(nested.name(), again).run(channel);
    }
}
