package org.hookswitch.records.cdr;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Go on with another record beside the call's present one. */
public final class ForkCdr implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "ForkCDR", "Go on with another record beside the call's present one.")
            .options()
            .option('a', "the new record is answered now")
            .option('e', "the present record ends")
            .option('r', "the new record starts now")
            .option('v', "the new record takes no variables over")
            .build();

    /** For the service loader. */
    public ForkCdr() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        CdrEngine.of(channel.pbx())
                .fork(
                        channel,
                        new CdrEngine.Fork(
                                arguments.has('a'), arguments.has('e'), arguments.has('r'), arguments.has('v')));
        return Next.CONTINUE;
    }
}
