package org.hookswitch.records.cdr;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Record nothing of the channel's calls. */
public final class NoCdr implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("NoCDR", "Record nothing of the channel's calls.")
            .description("The same as Set(CDR_PROP(disable)=1).")
            .build();

    /** For the service loader. */
    public NoCdr() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        CdrEngine.of(channel.pbx()).disable(channel, true);
        return Next.CONTINUE;
    }
}
