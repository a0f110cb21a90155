package org.hookswitch.pbx;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a channel goes when the next bridge that it joins is over, unless it is hung up. Thread-safe. */
public final class AfterBridge implements AutoCloseable {

    private @Nullable Place place;

    private AfterBridge() {}

    private static AfterBridge of(Channel channel) {
        return channel.attachment(AfterBridge.class, AfterBridge::new);
    }

    /** Says where the channel goes; empty for nowhere in particular. */
    public static void set(Channel channel, Optional<Place> place) {
        of(channel).place(place.orElse(null));
    }

    /** Where it goes. */
    public static Optional<Place> get(Channel channel) {
        return channel.attachment(AfterBridge.class).flatMap(a -> Optional.ofNullable(a.place(false)));
    }

    /** Where it goes, which holds once. */
    public static Optional<Place> take(Channel channel) {
        return channel.attachment(AfterBridge.class).flatMap(a -> Optional.ofNullable(a.place(true)));
    }

    private synchronized void place(@Nullable Place newPlace) {
        place = newPlace;
    }

    private synchronized @Nullable Place place(boolean forget) {
        Place now = place;
        if (forget) {
            place = null;
        }
        return now;
    }

    @Override
    public void close() {
        place(null);
    }
}
