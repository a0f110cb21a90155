package org.hookswitch.pbx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the legs of a call ended, kept on the channel that dialled them under their names: what {@code HANGUPCAUSE()}
 * reads. The channel's own leg is among them once its protocol has said something.
 *
 * <p>Thread-safe. Keeps the newest {@value #LIMIT} legs.
 */
public final class HangupCauses implements AutoCloseable {

    /** Most legs that are remembered. */
    public static final int LIMIT = 256;

    /** How one leg ended. */
    public record Ended(HangupCause cause, String protocolCause) {}

    private final Channel channel;
    private final Map<String, Ended> legs = new LinkedHashMap<>(4);

    private HangupCauses(Channel channel) {
        this.channel = channel;
    }

    /** What is known on a channel. */
    public static HangupCauses of(Channel channel) {
        return channel.attachment(HangupCauses.class, () -> new HangupCauses(channel));
    }

    /** Notes how a leg that was dialled for this channel ended. */
    public void note(Channel leg, HangupCause cause) {
        var ended = new Ended(cause, leg.device().protocolCause());
        synchronized (legs) {
            legs.remove(leg.name());
            if (legs.size() >= LIMIT) {
                legs.remove(legs.keySet().iterator().next());
            }
            legs.put(leg.name(), ended);
        }
    }

    /** The legs by name, in the order in which they ended. */
    public List<String> names() {
        synchronized (legs) {
            var names = new java.util.ArrayList<>(legs.keySet());
            if (!legs.containsKey(channel.name()) && own().isPresent()) {
                names.add(channel.name());
            }
            return names;
        }
    }

    /** How a leg ended; empty when nothing is known of it. */
    public Optional<Ended> of(String name) {
        synchronized (legs) {
            Ended ended = legs.get(name);
            if (ended != null) {
                return Optional.of(ended);
            }
        }
        return name.equals(channel.name()) ? own() : Optional.empty();
    }

    private Optional<Ended> own() {
        String said = channel.device().protocolCause();
        return said.isEmpty() ? Optional.empty() : Optional.of(new Ended(channel.hangupCause(), said));
    }

    /** Forgets everything. */
    public void clear() {
        synchronized (legs) {
            legs.clear();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
