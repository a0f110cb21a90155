package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Sends a line of text to the channel's device. */
public final class SendText implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("SendText", "Send a line of text.")
            .description(
                    "The text is the argument, or SENDTEXT_BODY when that is set. A device that cannot show text leaves"
                            + " it out.")
            .optional("text", "the text; commas belong to it")
            .sets("SENDTEXT_BODY", "read: the text, in place of the argument")
            .sets("SENDTEXTSTATUS", "what came of it", "SUCCESS", "FAILURE")
            .sets("SENDTEXTTYPE", "in what way it was sent", "NONE", "BASIC")
            .build();

    /** For the service loader. */
    public SendText() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        String body = channel.variable("SENDTEXT_BODY");
        String text = body == null || body.isEmpty() ? arguments.text() : body;
        boolean there = !channel.isDeviceGone() && !text.isEmpty();
        if (there) {
            channel.indicate(new Signal.Text(text));
        }
        channel.variable("SENDTEXTSTATUS", there ? "SUCCESS" : "FAILURE");
        channel.variable("SENDTEXTTYPE", there ? "BASIC" : "NONE");
        return Next.CONTINUE;
    }
}
