package org.hookswitch.pbx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Scope;
import org.hookswitch.pbx.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * States of devices by their names ({@code PJSIP/alice}, {@code Custom:lamp}), and of extensions by their hints.
 *
 * <p>Thread-safe. Asks the technology's driver each time; states of {@code Custom:} devices are set by the dialplan or
 * from outside, and kept in the switch's database.
 */
public final class DeviceStates {

    private static final String CUSTOM = "custom:";
    private static final String FAMILY = "CustomDevstate";

    private final Pbx pbx;

    private DeviceStates(Pbx pbx) {
        this.pbx = pbx;
    }

    /** The states that a switch knows. */
    public static DeviceStates of(Pbx pbx) {
        return pbx.part(DeviceStates.class, DeviceStates::new);
    }

    /** The state of a device; {@link DeviceState#INVALID} when nobody knows of such a device. */
    public DeviceState of(String device) {
        Optional<String> custom = custom(device);
        if (custom.isPresent()) {
            return KeyValueStore.of(pbx)
                    .get(FAMILY, custom.get())
                    .flatMap(DeviceState::parse)
                    .orElse(DeviceState.UNKNOWN);
        }
        int slash = device.indexOf('/');
        if (slash <= 0) {
            return DeviceState.INVALID;
        }
        return pbx.registry()
                .driver(device.substring(0, slash))
                .map(driver -> driver.deviceState(device.substring(slash + 1)))
                .orElse(DeviceState.INVALID);
    }

    /** The name behind {@code Custom:}; empty for any other device. */
    public static Optional<String> custom(String device) {
        return device.toLowerCase(Locale.ROOT).startsWith(CUSTOM)
                ? Optional.of(device.substring(CUSTOM.length()))
                : Optional.empty();
    }

    /**
     * Sets the state of a device {@code Custom:name}.
     *
     * @param name what stands behind the colon
     */
    public void setCustom(String name, DeviceState state) {
        KeyValueStore.of(pbx).put(FAMILY, name, state.name());
        pbx.events()
                .publish(Event.DeviceStateChanged.class, () -> new Event.DeviceStateChanged("Custom:" + name, state));
    }

    /** The state of several devices taken together: somebody rings, somebody talks. */
    public DeviceState of(List<String> devices) {
        DeviceState together = DeviceState.INVALID;
        boolean rings = false;
        boolean talks = false;
        for (String device : devices) {
            DeviceState state = of(device);
            rings |= state == DeviceState.RINGING;
            talks |= state == DeviceState.INUSE || state == DeviceState.ONHOLD || state == DeviceState.BUSY;
            if (rings && talks) {
                together = DeviceState.RINGINUSE;
            } else if (weight(state) > weight(together)) {
                together = state;
            }
        }
        return together;
    }

    private static int weight(DeviceState state) {
        return switch (state) {
            case INVALID -> 0;
            case UNKNOWN -> 1;
            case UNAVAILABLE -> 2;
            case NOT_INUSE -> 3;
            case ONHOLD -> 4;
            case RINGING -> 5;
            case INUSE -> 6;
            case BUSY -> 7;
            case RINGINUSE -> 8;
        };
    }

    /** The state of an extension that has a hint; empty when it has none. */
    public Optional<DeviceState> ofExtension(String exten, String context) {
        return hint(exten, context).map(this::of).map(state -> switch (state) {
            case UNKNOWN -> DeviceState.NOT_INUSE;
            case INVALID -> DeviceState.UNAVAILABLE;
            default -> state;
        });
    }

    /** The devices that an extension's hint names; empty when it has no hint. */
    public Optional<List<String>> hint(String exten, String context) {
        return hintText(exten, context).map(text -> {
            int comma = text.indexOf(',');
            String devices = comma < 0 ? text : text.substring(0, comma);
            return List.of(devices.split("&", -1));
        });
    }

    /** An extension's hint as written, substitutions done: devices, then perhaps a comma and a presence provider. */
    public Optional<String> hintText(String exten, String context) {
        return pbx.plan()
                .context(context)
                .flatMap(c -> c.hinted(exten))
                .flatMap(Extension::hint)
                .map(hint -> hint.value()
                        .evaluate(new OfHint(pbx.scope(), exten, context))
                        .strip());
    }

    /** What a hint sees: global things, and the extension that was asked for, which may be one of a pattern's. */
    private record OfHint(Scope switchWide, String exten, String context) implements Scope {
        @Override
        public @Nullable String variable(String name) {
            return switch (name) {
                case "EXTEN" -> exten;
                case "CONTEXT" -> context;
                default -> switchWide.variable(name);
            };
        }

        @Override
        public String function(String name, String arguments) {
            return switchWide.function(name, arguments);
        }

        @Override
        public void warn(String message) {
            switchWide.warn(message);
        }
    }
}
