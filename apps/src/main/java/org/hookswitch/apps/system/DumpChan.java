package org.hookswitch.apps.system;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Logs all that is known of the channel. */
public final class DumpChan implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "DumpChan", "Log all that is known of the channel.")
            .optional("level", "0 to 10; 0 when it is left out")
            .build();

    /** For the service loader. */
    public DumpChan() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Output.VERBOSE.log(channel, dump(channel));
        return Next.CONTINUE;
    }

    private static String dump(Channel channel) {
        var text = new StringBuilder("\n");
        line(text, "Name", channel.name());
        line(text, "UniqueID", channel.uniqueId());
        line(text, "LinkedID", channel.linkedId());
        line(text, "Type", channel.technology());
        line(text, "State", channel.state().toString());
        line(text, "Caller", channel.caller().id().toString());
        line(text, "Connected", channel.connected().id().toString());
        line(text, "Diverted from", channel.redirecting().from().toString());
        line(text, "Dialled", channel.dialed().toString());
        line(text, "Language", channel.language());
        line(text, "Account", channel.accountCode());
        line(text, "Bridge", channel.bridge().orElse("none"));
        line(text, "Place", channel.place().toString());
        line(text, "Answered for", channel.answeredFor().toSeconds() + " s");
        line(text, "Subroutines", Integer.toString(channel.gosubs().depth()));
        text.append("Variables:\n");
        channel.variables().all().forEach((name, value) -> line(text, name, value));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
