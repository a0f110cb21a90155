package org.hookswitch.records.cdr;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Begin the call's record anew. */
public final class ResetCdr implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("ResetCDR", "Begin the call's record anew.")
            .options()
            .option('v', "keep the variables of the record")
            .build();

    /** For the service loader. */
    public ResetCdr() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        CdrEngine.of(channel.pbx()).reset(channel, arguments.has('v'));
        return Next.CONTINUE;
    }
}
