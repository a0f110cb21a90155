package org.hookswitch.pbx;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All channels of the switch, by name and by unique id. Thread-safe. */
public final class Channels {

    private final ConcurrentHashMap<String, Channel> byName = new ConcurrentHashMap<>();
    private volatile @Nullable Runnable whenEmpty;

    Channels() {}

    void add(Channel channel) {
        byName.put(channel.name(), channel);
    }

    void remove(Channel channel) {
        byName.remove(channel.name(), channel);
        Runnable listener = whenEmpty;
        if (listener != null && byName.isEmpty()) {
            listener.run();
        }
    }

    /** Lets {@code listener} know each time the last channel ends; null for nobody. */
    void whenEmpty(@Nullable Runnable listener) {
        whenEmpty = listener;
    }

    public int count() {
        return byName.size();
    }

    /** The channels of this moment, oldest first. */
    public List<Channel> all() {
        Collection<Channel> now = byName.values();
        return now.stream()
                .sorted(Comparator.comparing(Channel::created).thenComparing(Channel::uniqueId))
                .toList();
    }

    /** The channel of a name or unique id. */
    public Optional<Channel> find(String nameOrUniqueId) {
        Channel named = byName.get(nameOrUniqueId);
        if (named != null) {
            return Optional.of(named);
        }
        return byName.values().stream()
                .filter(c -> c.uniqueId().equals(nameOrUniqueId) || c.name().equalsIgnoreCase(nameOrUniqueId))
                .findFirst();
    }
}
