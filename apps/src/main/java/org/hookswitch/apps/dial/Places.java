package org.hookswitch.apps.dial;

import java.util.Optional;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the place that an option's parentheses name, with {@code ^} between its parts. */
final class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private Places() {}

    /** The place, seen from where the channel stands; empty, with a warning, when it does not exist. */
    static Optional<Place> fromOption(Channel channel, String text) {
        Optional<Place> place =
                Location.parse(text.replace('^', ',')).flatMap(l -> Flow.resolve(channel, l, channel.place()));
        if (place.isEmpty()) {
            LOG.warn("{}: there is no {} (asked at {})", channel, text.replace('^', ','), channel.whereNow());
        }
        return place;
    }
}
