package org.hookswitch.apps.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.jspecify.annotations.Nullable;

/**
 * Signals by name from one channel's dialplan to those that wait for them; a part of the switch.
 *
 * <p>Thread-safe. A signal that nobody waits for is not kept.
 */
final class NamedSignals {

    private final Map<String, List<Waiting>> waiting = new HashMap<>();

    private NamedSignals() {}

    static NamedSignals of(Pbx pbx) {
        return pbx.part(NamedSignals.class, p -> new NamedSignals());
    }

    /** A channel that waits, until it is closed. */
    final class Waiting implements AutoCloseable {
        private final Channel channel;
        private final String name;
        private volatile @Nullable String payload;

        private Waiting(Channel channel, String name) {
            this.channel = channel;
            this.name = name;
        }

        /** What the signal carries; null while it has not come. */
        @Nullable
        String payload() {
            return payload;
        }

        @Override
        public void close() {
            synchronized (waiting) {
                List<Waiting> others = waiting.get(name);
                if (others != null && others.remove(this) && others.isEmpty()) {
                    waiting.remove(name);
                }
            }
        }
    }

    /** Begins to wait for a name. */
    Waiting listen(Channel channel, String name) {
        var listener = new Waiting(channel, name);
        synchronized (waiting) {
            waiting.computeIfAbsent(name, n -> new ArrayList<>(1)).add(listener);
        }
        return listener;
    }

    /** Tells all who wait for a name; whether anybody does. */
    boolean send(String name, String payload) {
        List<Waiting> told;
        synchronized (waiting) {
            told = List.copyOf(waiting.getOrDefault(name, List.of()));
        }
        for (Waiting listener : told) {
            listener.payload = payload;
            listener.channel.nudge();
        }
        return !told.isEmpty();
    }
}
