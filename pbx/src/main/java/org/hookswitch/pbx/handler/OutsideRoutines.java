package org.hookswitch.pbx.handler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of routines outside the dialplan that a switch knows: a part of the switch. Immutable. */
public record OutsideRoutines(List<Outside> kinds) {

    /** A switch whose routines are all dialplan. */
    public static final OutsideRoutines NONE = new OutsideRoutines(List.of());

    public OutsideRoutines {
        kinds = List.copyOf(kinds);
    }

    /** The kind to which a location belongs; empty for a place of the dialplan. */
    public Optional<Outside> of(String location) {
        int colon = location.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String scheme = location.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return kinds.stream().filter(kind -> kind.scheme().equals(scheme)).findFirst();
    }
}
