package org.hookswitch.pbx.bridge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.hookswitch.pbx.Chance;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.event.Event;

/** All bridges of the switch. Thread-safe. */
public final class Bridges {

    private final Pbx pbx;
    private final ConcurrentHashMap<String, Bridge> byId = new ConcurrentHashMap<>();

    public Bridges(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Makes a bridge for a conversation of two, which ends for both when one of them leaves. */
    public Bridge create() {
        var bridge = new Bridge(this, newId());
        byId.put(bridge.id(), bridge);
        pbx.events().publish(Event.BridgeCreated.class, () -> new Event.BridgeCreated(bridge.id(), "basic"));
        return bridge;
    }

    /** A random UUID (RFC 9562, version 4), by the switch's own chance, so that a simulated run can be repeated. */
    private String newId() {
        RandomGenerator chance = Chance.of(pbx);
        long high = chance.nextLong() & ~0xF000L | 0x4000L;
        long low = chance.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    void destroyed(Bridge bridge) {
        if (byId.remove(bridge.id()) != null) {
            pbx.events().publish(Event.BridgeDestroyed.class, () -> new Event.BridgeDestroyed(bridge.id()));
        }
    }

    public Optional<Bridge> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The bridges of this moment. */
    public Collection<Bridge> all() {
        return List.copyOf(byId.values());
    }
}
