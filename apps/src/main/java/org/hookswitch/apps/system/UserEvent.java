package org.hookswitch.apps.system;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Publishes an event of the dialplan's own. */
public final class UserEvent implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "UserEvent", "Publish an event with a name and a body.")
            .required("eventname", "its name")
            .repeated("body", "header: value")
            .build();

    /** For the service loader. */
    public UserEvent() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Map<String, String> body = new LinkedHashMap<>();
        for (String header : arguments.all().subList(Math.min(1, arguments.count()), arguments.count())) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                body.put(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip());
            } else if (!header.isBlank()) {
                Notice.warn(channel, "UserEvent takes header: value, found '" + header + "'");
            }
        }
        channel.publish(Event.UserEvent.class, () -> new Event.UserEvent(channel.snapshot(), arguments.get(0), body));
        return Next.CONTINUE;
    }
}
