package org.hookswitch.pbx;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.event.Event;

/**
 * What people do, by the names of their providers ({@code CustomPresence:alice}): a part of the switch. It is set by the
 * dialplan or from outside, and kept in the switch's database.
 *
 * <p>Thread-safe.
 */
public final class PresenceStates {

    private static final String CUSTOM = "custompresence:";
    private static final String FAMILY = "CustomPresence";

    private final Pbx pbx;

    private PresenceStates(Pbx pbx) {
        this.pbx = pbx;
    }

    /** The presence that a switch knows of. */
    public static PresenceStates of(Pbx pbx) {
        return pbx.part(PresenceStates.class, PresenceStates::new);
    }

    /** The name behind {@code CustomPresence:}; empty for any other provider. */
    public static Optional<String> custom(String provider) {
        return provider.toLowerCase(Locale.ROOT).startsWith(CUSTOM)
                ? Optional.of(provider.substring(CUSTOM.length()))
                : Optional.empty();
    }

    /** What a provider tells; empty when there is no such kind of provider. */
    public Optional<Presence> of(String provider) {
        return custom(provider)
                .map(name -> KeyValueStore.of(pbx)
                        .get(FAMILY, name)
                        .map(PresenceStates::parse)
                        .orElse(Presence.NOT_SET));
    }

    private static Presence parse(String kept) {
        String[] fields = kept.split(",", 3);
        return new Presence(
                Presence.State.parse(fields[0]).orElse(Presence.State.NOT_SET),
                fields.length > 1 ? fields[1] : "",
                fields.length > 2 ? fields[2] : "");
    }

    /**
     * Sets what {@code CustomPresence:name} tells.
     *
     * @param name what stands behind the colon
     */
    public void setCustom(String name, Presence presence) {
        String subtype = presence.subtype().replace(',', ' ');
        KeyValueStore.of(pbx).put(FAMILY, name, presence.state().word() + "," + subtype + "," + presence.message());
        pbx.events()
                .publish(
                        Event.PresenceStateChanged.class,
                        () -> new Event.PresenceStateChanged("CustomPresence:" + name, presence));
    }
}
