package org.hookswitch.apps.flow;

import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Runs an application at certain times. */
public final class ExecIfTime implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "ExecIfTime", "Run an application at certain times.")
            .description("The times are written as in GotoIfTime.")
            .required("times,weekdays,mdays,months[,timezone]?appname[(appargs)]", "when, and the application")
            .build();

    /** For the service loader. */
    public ExecIfTime() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        String text = arguments.text();
        int mark = text.indexOf('?');
        if (mark < 0) {
            Notice.warn(channel, "ExecIfTime needs times?application, found '" + text + "'");
            return Next.CONTINUE;
        }
        return TimeCondition.holds(channel, text.substring(0, mark))
                ? ExecIf.run(channel, text.substring(mark + 1))
                : Next.CONTINUE;
    }
}
