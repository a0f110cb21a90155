package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Hangs up another channel. */
public final class SoftHangup implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("SoftHangup", "Hang up another channel.")
            .required("Technology/Resource", "the whole name of a channel")
            .options()
            .option('a', "all channels of the device: names are compared without what follows their last dash")
            .build();

    /** For the service loader. */
    public SoftHangup() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        boolean all = arguments.has('a');
        for (Channel other : channel.pbx().channels().all()) {
            String name = other.name();
            int dash = name.lastIndexOf('-');
            if ((all && dash > 0 ? name.substring(0, dash) : name).equalsIgnoreCase(arguments.get(0))) {
                other.hangup(HangupCause.NORMAL_CLEARING, channel.name());
                if (!all) {
                    break;
                }
            }
        }
        return Next.CONTINUE;
    }
}
