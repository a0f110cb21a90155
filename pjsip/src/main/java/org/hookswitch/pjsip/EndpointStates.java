package org.hookswitch.pjsip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pjsip.call.Calls;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.registrar.Location;
import org.hookswitch.pjsip.registrar.LocationListener;
import org.hookswitch.pjsip.registrar.Locations;

/**
 * The device states of endpoints: whether they can be reached, and what their calls do; each change is told as an event.
 *
 * <p>Any thread.
 */
final class EndpointStates implements LocationListener {

    private final PjsipConfig config;
    private final Pbx pbx;
    private final Locations locations;
    private final Calls calls = new Calls(this::update);
    private final Map<String, List<String>> endpointsOfAor = new HashMap<>();
    private final Map<String, DeviceState> told = new ConcurrentHashMap<>();

    EndpointStates(PjsipConfig config, Pbx pbx, Locations locations) {
        this.config = config;
        this.pbx = pbx;
        this.locations = locations;
        config.endpoints()
                .values()
                .forEach(endpoint -> endpoint.aors()
                        .forEach(aor -> endpointsOfAor
                                .computeIfAbsent(aor.name(), name -> new ArrayList<>(1))
                                .add(endpoint.name())));
        locations.listen(this);
    }

    /** The legs whose doings are told. */
    Calls calls() {
        return calls;
    }

    /** The state of an endpoint; {@link DeviceState#INVALID} when there is none of that name. */
    DeviceState of(String name) {
        Optional<EndpointConfig> endpoint = config.endpoint(name);
        if (endpoint.isEmpty()) {
            return DeviceState.INVALID;
        }
        Calls.Doings doings = calls.of(name);
        if (doings.legs() == 0) {
            return isReachable(endpoint.get()) ? DeviceState.NOT_INUSE : DeviceState.UNAVAILABLE;
        }
        int busyAt = endpoint.get().get(EndpointSignalling.DEVICE_STATE_BUSY_AT);
        if (busyAt > 0 && doings.legs() >= busyAt) {
            return DeviceState.BUSY;
        }
        if (doings.ringing() > 0) {
            return doings.legs() > doings.ringing() ? DeviceState.RINGINUSE : DeviceState.RINGING;
        }
        return doings.held() == doings.legs() ? DeviceState.ONHOLD : DeviceState.INUSE;
    }

    private boolean isReachable(EndpointConfig endpoint) {
        return endpoint.aors().stream()
                .flatMap(aor -> locations.of(aor.name()).stream())
                .anyMatch(Location::isReachable);
    }

    private void update(String name) {
        DeviceState state = of(name);
        if (told.put(name, state) != state) {
            pbx.events()
                    .publish(
                            Event.DeviceStateChanged.class, () -> new Event.DeviceStateChanged("PJSIP/" + name, state));
        }
    }

    private void update(Location location) {
        endpointsOfAor.getOrDefault(location.binding().aor(), List.of()).forEach(this::update);
    }

    @Override
    public void added(Location location) {
        update(location);
    }

    @Override
    public void statusChanged(Location location) {
        update(location);
    }

    @Override
    public void removed(Location location) {
        update(location);
    }
}
