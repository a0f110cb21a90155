package org.hookswitch.apps.flow;

import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Runs an application whose name is computed, and goes on whatever comes of it. */
public final class TryExec implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "TryExec", "Run an application that a text names, and go on if it fails.")
            .description("The arguments of the application are evaluated once more.")
            .required("appname(arguments)", "the application with its arguments in parentheses")
            .sets("TRYSTATUS", "what came of it", "SUCCESS", "FAILED", "NOAPP")
            .build();

    /** For the service loader. */
    public TryExec() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Next> result = arguments.text().isBlank() ? Optional.empty() : Exec.run(channel, arguments.text());
        if (result.isEmpty()) {
            channel.variable("TRYSTATUS", "NOAPP");
            return Next.CONTINUE;
        }
        if (result.get() instanceof Next.Failed failed) {
            Notice.warn(channel, failed.why());
            channel.variable("TRYSTATUS", "FAILED");
            return Next.CONTINUE;
        }
        channel.variable("TRYSTATUS", "SUCCESS");
        return result.get();
    }
}
