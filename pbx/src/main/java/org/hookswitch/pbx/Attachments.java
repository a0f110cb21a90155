package org.hookswitch.pbx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things that live as long as a channel, one of a type. Any thread. */
final class Attachments {

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final Map<Class<?>, AutoCloseable> byType = new HashMap<>(4);

    synchronized <T extends AutoCloseable> T get(Class<T> type, Supplier<T> maker) {
        return type.cast(byType.computeIfAbsent(type, t -> maker.get()));
    }

    synchronized <T extends AutoCloseable> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(byType.get(type)).map(type::cast);
    }

    /** Closes everything; what is attached from then on is nobody's. */
    void close(Channel owner) {
        List<AutoCloseable> ending;
        synchronized (this) {
            ending = new ArrayList<>(byType.values());
            byType.clear();
        }
        for (AutoCloseable a : ending) {
            try {
                a.close();
            } catch (Exception e) {
                LOG.error("{}: closing {} failed", owner, a, e);
            }
        }
    }
}
