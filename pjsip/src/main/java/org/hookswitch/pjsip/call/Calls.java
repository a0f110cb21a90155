package org.hookswitch.pjsip.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hookswitch.sip.dialog.Session;
import org.jspecify.annotations.Nullable;

/**
 * All legs there are, by their endpoints, and what they do. Any thread.
 *
 * <p>A leg is here from the making of its channel until it is hung up. What an endpoint's legs do is counted as it changes,
 * since an endpoint may have thousands.
 */
public final class Calls {

    /**
     * What the legs of an endpoint do.
     *
     * @param legs how many there are
     * @param ringing how many of them ring
     * @param held how many are on hold
     */
    public record Doings(int legs, int ringing, int held) {

        static final Doings NONE = new Doings(0, 0, 0);
    }

    /** What one leg does. */
    private enum Doing {
        OTHER,
        RINGING,
        HELD
    }

    private static final class OfEndpoint {
        final Map<PjsipDevice, Doing> legs = new HashMap<>(4);
        int ringing;
        int held;

        /** Notes what a leg does now. */
        void change(PjsipDevice leg, Doing now) {
            count(legs.put(leg, now), -1);
            count(now, 1);
        }

        boolean remove(PjsipDevice leg) {
            Doing before = legs.remove(leg);
            count(before, -1);
            return before != null;
        }

        private void count(@Nullable Doing doing, int by) {
            if (doing == Doing.RINGING) {
                ringing += by;
            } else if (doing == Doing.HELD) {
                held += by;
            }
        }
    }

    private final Map<String, OfEndpoint> byEndpoint = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Consumer<String> changed;

    /** @param changed is told the name of an endpoint whose legs do something else now, with no lock held; must not wait */
    public Calls(Consumer<String> changed) {
        this.changed = changed;
    }

    void add(PjsipDevice leg) {
        count.incrementAndGet();
        byEndpoint.compute(leg.endpoint().name(), (name, known) -> {
            OfEndpoint of = known == null ? new OfEndpoint() : known;
            of.change(leg, Doing.OTHER);
            return of;
        });
        changed.accept(leg.endpoint().name());
    }

    /** Something about a leg changed that may change what it does; nothing for one that is not here any more. */
    void changed(PjsipDevice leg) {
        Doing now = leg.isRinging() ? Doing.RINGING : leg.isHeld() ? Doing.HELD : Doing.OTHER;
        byEndpoint.computeIfPresent(leg.endpoint().name(), (name, of) -> {
            if (of.legs.containsKey(leg)) {
                of.change(leg, now);
            }
            return of;
        });
        changed.accept(leg.endpoint().name());
    }

    void remove(PjsipDevice leg) {
        boolean[] gone = new boolean[1];
        byEndpoint.computeIfPresent(leg.endpoint().name(), (name, of) -> {
            gone[0] = of.remove(leg);
            return of.legs.isEmpty() ? null : of;
        });
        if (gone[0]) {
            count.decrementAndGet();
            changed.accept(leg.endpoint().name());
        }
    }

    /** How many legs there are. */
    public int count() {
        return count.get();
    }

    /** What the legs of an endpoint do. */
    public Doings of(String endpoint) {
        Doings[] doings = {Doings.NONE};
        byEndpoint.computeIfPresent(endpoint, (name, of) -> {
            doings[0] = new Doings(of.legs.size(), of.ringing, of.held);
            return of;
        });
        return doings[0];
    }

    /** The legs of an endpoint. */
    public List<PjsipDevice> legs(String endpoint) {
        List<PjsipDevice> legs = new ArrayList<>();
        byEndpoint.computeIfPresent(endpoint, (name, of) -> {
            legs.addAll(of.legs.keySet());
            return of;
        });
        return legs;
    }

    /** The leg that has a session. */
    Optional<PjsipDevice> find(Session session) {
        for (String endpoint : byEndpoint.keySet()) {
            for (PjsipDevice leg : legs(endpoint)) {
                if (leg.session().filter(its -> its == session).isPresent()) {
                    return Optional.of(leg);
                }
            }
        }
        return Optional.empty();
    }
}
