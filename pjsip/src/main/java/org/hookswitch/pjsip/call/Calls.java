package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * All legs there are, by their endpoints. Any thread.
 *
 * <p>A leg is here from the making of its channel until it is hung up.
 */
public final class Calls {

    private final Map<String, Set<PjsipDevice>> byEndpoint = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Consumer<String> changed;

    /** @param changed is told the name of an endpoint whose legs changed, with no lock held; must not wait */
    public Calls(Consumer<String> changed) {
        this.changed = changed;
    }

    void add(PjsipDevice device) {
        byEndpoint
                .computeIfAbsent(device.endpoint().name(), name -> ConcurrentHashMap.newKeySet())
                .add(device);
        count.incrementAndGet();
        changed.accept(device.endpoint().name());
    }

    /** Something about a leg changed that may change the state of its endpoint. */
    void changed(PjsipDevice device) {
        changed.accept(device.endpoint().name());
    }

    void remove(PjsipDevice device) {
        boolean[] gone = new boolean[1];
        byEndpoint.computeIfPresent(device.endpoint().name(), (name, legs) -> {
            gone[0] = legs.remove(device);
            return legs.isEmpty() ? null : legs;
        });
        if (gone[0]) {
            count.decrementAndGet();
            changed.accept(device.endpoint().name());
        }
    }

    /** How many legs there are. */
    public int count() {
        return count.get();
    }

    /** The legs of an endpoint. */
    public List<PjsipDevice> of(String endpoint) {
        Set<PjsipDevice> legs = byEndpoint.get(endpoint);
        return legs == null ? List.of() : List.copyOf(legs);
    }
}
