package org.hookswitch.pbx.bridge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
        var bridge = new Bridge(this, UUID.randomUUID().toString());
        byId.put(bridge.id(), bridge);
        pbx.events().publish(Event.BridgeCreated.class, () -> new Event.BridgeCreated(bridge.id(), "basic"));
        return bridge;
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
