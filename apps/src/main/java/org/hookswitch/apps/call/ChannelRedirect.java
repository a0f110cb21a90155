package org.hookswitch.apps.call;

import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Sends another channel elsewhere in its dialplan. */
public final class ChannelRedirect implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "ChannelRedirect", "Send another channel elsewhere in its dialplan.")
            .required("channel", "its name or unique id")
            .optional("context", "where it stands when it is left out")
            .optional("extension", "where it stands when it is left out")
            .required("priority", "number or label")
            .sets("CHANNELREDIRECT_STATUS", "what came of it", "NOCHANNEL", "SUCCESS")
            .build();

    /** For the service loader. */
    public ChannelRedirect() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Channel> other = channel.pbx().channels().find(arguments.get(0));
        if (other.isEmpty()) {
            channel.variable("CHANNELREDIRECT_STATUS", "NOCHANNEL");
            return Next.CONTINUE;
        }
        int comma = arguments.text().indexOf(',');
        Optional<Place> place = Location.parse(comma < 0 ? "" : arguments.text().substring(comma + 1))
                .flatMap(location ->
                        Flow.resolve(other.get(), location, other.get().place()));
        if (place.isEmpty()) {
            Notice.warn(channel, "ChannelRedirect finds no place for '" + arguments.text() + "'");
            return Next.CONTINUE;
        }
        channel.variable("CHANNELREDIRECT_STATUS", other.get().redirect(place.get()) ? "SUCCESS" : "NOCHANNEL");
        return Next.CONTINUE;
    }
}
