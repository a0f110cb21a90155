package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCauses;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Forgets how the legs of earlier calls ended. */
public final class HangupCauseClear implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "HangupCauseClear", "Forget how the legs of earlier calls ended.")
            .description("HANGUPCAUSE() and HANGUPCAUSE_KEYS() then know of none.")
            .build();

    /** For the service loader. */
    public HangupCauseClear() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        HangupCauses.of(channel).clear();
        return Next.CONTINUE;
    }
}
