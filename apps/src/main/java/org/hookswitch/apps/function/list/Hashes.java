package org.hookswitch.apps.function.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Variables;

/**
 * The hashes of a channel: values under a name and a key, kept as variables {@code ~HASH~name~key~}, with the order in
 * which their keys were set.
 *
 * <p>Thread-safe. As many keys as a channel may have variables.
 */
public final class Hashes implements AutoCloseable {

    private final Channel channel;
    private final Map<String, LinkedHashSet<String>> keys = new HashMap<>();

    private Hashes(Channel channel) {
        this.channel = channel;
    }

    /** The hashes of a channel. */
    public static Hashes of(Channel channel) {
        return channel.attachment(Hashes.class, () -> new Hashes(channel));
    }

    private static String variable(String hash, String key) {
        return "~HASH~" + hash + "~" + key + "~";
    }

    /** The value of a key; empty when it has none. */
    public String get(String hash, String key) {
        String value = channel.variables().get(variable(hash, key));
        return value == null ? "" : value;
    }

    /** Sets the value of a key. */
    public void set(String hash, String key, String value) {
        channel.variable(variable(hash, key), value);
        if (channel.variables().get(variable(hash, key)) == null) {
            return;
        }
        synchronized (keys) {
            LinkedHashSet<String> order = keys.computeIfAbsent(hash, h -> new LinkedHashSet<>());
            order.remove(key);
            order.add(key);
            if (order.size() > Variables.LIMIT) {
                prune(hash, order);
            }
        }
    }

    /** The keys that have a value, the one set last first, as Asterisk lists them. */
    public List<String> keys(String hash) {
        synchronized (keys) {
            LinkedHashSet<String> order = keys.getOrDefault(hash, new LinkedHashSet<>());
            prune(hash, order);
            return new ArrayList<>(order).reversed();
        }
    }

    /** Keys whose variables somebody else has removed are no keys any more. */
    private void prune(String hash, LinkedHashSet<String> order) {
        order.removeIf(key -> channel.variables().get(variable(hash, key)) == null);
    }

    /** Forgets all keys of a hash. */
    public void clear(String hash) {
        synchronized (keys) {
            LinkedHashSet<String> order = keys.remove(hash);
            if (order != null) {
                order.forEach(key -> channel.variables().unset(variable(hash, key)));
            }
        }
    }

    @Override
    public void close() {
        synchronized (keys) {
            keys.clear();
        }
    }
}
