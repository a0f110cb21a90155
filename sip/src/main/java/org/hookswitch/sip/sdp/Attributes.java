package org.hookswitch.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attributes of a session or of one of its media, in order; those that mean nothing here (ICE, crypto, extensions) are
 * kept for whoever they mean something to.
 *
 * <p>Immutable. Names are compared by case, as RFC 8866 §5.13 has it.
 */
public record Attributes(List<Attribute> all) {
    public static final Attributes NONE = new Attributes(List.of());

    public Attributes {
        all = List.copyOf(all);
    }

    public static Attributes of(Attribute... all) {
        return new Attributes(List.of(all));
    }

    public boolean has(String name) {
        return all.stream().anyMatch(a -> a.name().equals(name));
    }

    /** The value of the first of the name. */
    public Optional<String> first(String name) {
        for (Attribute a : all) {
            if (a.name().equals(name)) {
                return Optional.of(a.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all of the name, in order. */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Attribute a : all) {
            if (a.name().equals(name)) {
                values.add(a.value());
            }
        }
        return List.copyOf(values);
    }

    public Attributes with(Attribute attribute) {
        List<Attribute> more = new ArrayList<>(all);
        more.add(attribute);
        return new Attributes(more);
    }

    public Attributes without(String name) {
        return new Attributes(all.stream().filter(a -> !a.name().equals(name)).toList());
    }

    /** The direction that stands here, if one does. */
    Optional<Direction> direction() {
        for (Attribute a : all) {
            Optional<Direction> d = Direction.of(a.name());
            if (d.isPresent()) {
                return d;
            }
        }
        return Optional.empty();
    }
}
