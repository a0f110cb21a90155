package org.hookswitch.apps.flow;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Forgets all keys of a hash that HASH() keeps. */
public final class ClearHash implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("ClearHash", "Forget all keys of a hash.")
            .required("hashname", "as in HASH(hashname,key)")
            .build();

    /** For the service loader. */
    public ClearHash() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        // HASH() keeps each key in a channel variable of its own.
        String prefix = "~HASH~" + arguments.get(0) + "~";
        for (String name : channel.variables().all().keySet()) {
            if (name.startsWith(prefix)) {
                channel.variables().unset(name);
            }
        }
        return Next.CONTINUE;
    }
}
