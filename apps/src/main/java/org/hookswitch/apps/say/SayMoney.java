package org.hookswitch.apps.say;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Says an amount of dollars and cents. */
public final class SayMoney implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("SayMoney", "Say an amount of dollars.")
            .required("dollars", "such as 12.50")
            .sets(Speech.INTERRUPT, "read: yes lets a key end the speech and begin an extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayMoney() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Speech.say(channel, English.money(arguments.get(0)));
    }
}
