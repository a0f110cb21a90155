package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Goes on at another place of the dialplan. */
public final class Goto implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Goto", "Go on at another place of the dialplan.")
            .description("With one argument it is a priority of this extension, with two an extension and a priority,"
                    + " with three a context as well. An extension that does not exist leads to i; a label that does not"
                    + " exist ends the call.")
            .optional("context", "the present one when it is left out")
            .optional("extension", "the present one when it is left out")
            .required("priority", "number, label, or +n or -n from here")
            .trait(Trait.JUMPS)
            .build();

    /** For the service loader. */
    public Goto() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Target.jump(channel, arguments.text());
    }

    @Override
    public Step prepare(Template arguments) {
        return Target.of(arguments)::jump;
    }
}
