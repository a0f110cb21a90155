package org.hookswitch.pjsip.registrar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pjsip.config.AorConfig;
import org.hookswitch.pjsip.config.AorOptions;
import org.hookswitch.sip.SipUri;
import org.jspecify.annotations.Nullable;

/**
 * Where each address of record can be reached: what is configured first, then what was registered, in the order of the
 * first registrations.
 *
 * <p>Any thread. Registered bindings end by the clock. There are no more of them for one address of record than its {@code
 * max_contacts}, and addresses of record are those of the configuration.
 */
public final class Locations {

    /** What one registration changes, to be made as a whole or not at all. */
    record Change(List<Binding> bind, List<SipUri> unbind, boolean unbindAll) {}

    /** What came of a change. */
    enum Outcome {
        DONE,
        /** There would be more than {@code max_contacts}. */
        TOO_MANY,
        /** A request of the same Call-ID came later, and was answered earlier. */
        OUT_OF_ORDER
    }

    private static final class OfAor {
        final AorConfig config;
        final List<Location> configured = new ArrayList<>(1);
        final Map<SipUri, Location> registered = new LinkedHashMap<>(2);

        OfAor(AorConfig config) {
            this.config = config;
        }
    }

    /** What listeners are to hear once the lock is left. */
    private final class News {
        final List<Runnable> calls = new ArrayList<>(2);

        void tell(java.util.function.BiConsumer<LocationListener, Location> what, Location location) {
            for (LocationListener listener : listeners) {
                calls.add(() -> what.accept(listener, location));
            }
        }

        void deliver() {
            calls.forEach(Runnable::run);
        }
    }

    private final Clock clock;
    private final Map<String, OfAor> aors = new LinkedHashMap<>();
    private final List<LocationListener> listeners = new CopyOnWriteArrayList<>();

    /** The configured contacts of all addresses of record. */
    public Locations(Map<String, AorConfig> config, Clock clock) {
        this.clock = clock;
        config.forEach((name, aor) -> {
            OfAor of = new OfAor(aor);
            for (SipUri contact : aor.contacts()) {
                of.configured.add(new Location(Binding.configured(name, contact), initial(aor)));
            }
            aors.put(name, of);
        });
    }

    private static Location.Status initial(AorConfig aor) {
        return aor.get(AorOptions.QUALIFY_FREQUENCY).isZero() ? Location.Status.NOT_QUALIFIED : Location.Status.UNKNOWN;
    }

    /** Adds a listener; it is not told of what is there already. */
    public void listen(LocationListener listener) {
        listeners.add(listener);
    }

    /** All of an address of record, reachable or not; empty when there is no such address of record. */
    public List<Location> of(String aor) {
        OfAor of = aors.get(aor);
        if (of == null) {
            return List.of();
        }
        synchronized (of) {
            List<Location> all = new ArrayList<>(of.configured.size() + of.registered.size());
            all.addAll(of.configured);
            all.addAll(of.registered.values());
            return all;
        }
    }

    /** All there are. */
    public List<Location> all() {
        return aors.keySet().stream().flatMap(aor -> of(aor).stream()).toList();
    }

    /** Makes a change; {@link Outcome#DONE} or nothing happened. */
    Outcome apply(AorConfig aor, Change change, String callId, long cseq) {
        OfAor of = aors.get(aor.name());
        if (of == null) {
            throw new IllegalArgumentException("no such address of record: " + aor.name());
        }
        News news = new News();
        Outcome outcome;
        synchronized (of) {
            outcome = apply(of, change, callId, cseq, news);
        }
        news.deliver();
        return outcome;
    }

    private Outcome apply(OfAor of, Change change, String callId, long cseq, News news) {
        boolean late = of.registered.values().stream()
                .map(Location::binding)
                .anyMatch(bound -> bound.callId().equals(callId)
                        && bound.cseq() >= cseq
                        && (change.unbindAll() || isNamed(change, bound.contact())));
        if (late) {
            return Outcome.OUT_OF_ORDER;
        }
        List<SipUri> going = change.unbindAll()
                ? List.copyOf(of.registered.keySet())
                : change.unbind().stream()
                        .flatMap(uri -> find(of, uri).stream())
                        .map(location -> location.binding().contact())
                        .toList();
        long coming = change.bind().stream()
                .filter(binding -> find(of, binding.contact()).isEmpty())
                .count();
        long tooMany = of.registered.size() - going.size() + coming - of.config.get(AorOptions.MAX_CONTACTS);
        List<SipUri> giveWay = tooMany <= 0 ? List.of() : givingWay(of, change, going, tooMany);
        if (giveWay.size() < tooMany) {
            return Outcome.TOO_MANY;
        }
        going.forEach(uri -> remove(of, uri, news));
        giveWay.forEach(uri -> remove(of, uri, news));
        change.bind().forEach(binding -> bind(of, binding, news));
        return Outcome.DONE;
    }

    private static boolean isNamed(Change change, SipUri contact) {
        return change.bind().stream().anyMatch(b -> b.contact().matches(contact))
                || change.unbind().stream().anyMatch(uri -> uri.matches(contact));
    }

    /** The location of a contact, however it is written; locations are kept under their own way of writing it. */
    private static Optional<Location> find(OfAor of, SipUri contact) {
        return Optional.ofNullable(of.registered.get(contact))
                .or(() -> of.registered.values().stream()
                        .filter(known -> known.binding().contact().matches(contact))
                        .findFirst());
    }

    /** Those that do not answer, where they are to give way; then those that expire next, where the existing are. */
    private static List<SipUri> givingWay(OfAor of, Change change, List<SipUri> going, long number) {
        List<Location> candidates = of.registered.values().stream()
                .filter(location -> !going.contains(location.binding().contact()))
                .filter(location -> change.bind().stream()
                        .noneMatch(b -> b.contact().matches(location.binding().contact())))
                .sorted(java.util.Comparator.comparing((Location location) -> location.isReachable())
                        .thenComparing(location -> location.binding().expires()))
                .toList();
        boolean existing = of.config.get(AorOptions.REMOVE_EXISTING);
        boolean unavailable = of.config.get(AorOptions.REMOVE_UNAVAILABLE);
        return candidates.stream()
                .filter(location -> existing || (unavailable && !location.isReachable()))
                .limit(number)
                .map(location -> location.binding().contact())
                .toList();
    }

    private void bind(OfAor of, Binding binding, News news) {
        Optional<Location> known = find(of, binding.contact());
        Location location = known.orElseGet(() -> new Location(binding, initial(of.config)));
        if (known.isPresent()) {
            if (!location.binding().contact().equals(binding.contact())) {
                of.registered.remove(location.binding().contact());
            }
            location.binding(binding);
            news.tell(LocationListener::refreshed, location);
        } else {
            news.tell(LocationListener::added, location);
        }
        of.registered.put(binding.contact(), location);
        expireLater(of, location);
    }

    private void expireLater(OfAor of, Location location) {
        cancel(location.expiry);
        Duration left = Duration.between(clock.now(), location.binding().expires());
        location.expiry = clock.at(clock.afterMillis(Math.max(0, left.toMillis())), () -> expire(of, location));
    }

    private void expire(OfAor of, Location location) {
        News news = new News();
        synchronized (of) {
            Instant expires = location.binding().expires();
            if (of.registered.get(location.binding().contact()) == location
                    && !clock.now().isBefore(expires)) {
                remove(of, location.binding().contact(), news);
            }
        }
        news.deliver();
    }

    private static void remove(OfAor of, SipUri contact, @Nullable News news) {
        Location gone = of.registered.remove(contact);
        if (gone != null) {
            cancel(gone.expiry);
            gone.status(Location.Status.REMOVED, null);
            if (news != null) {
                news.tell(LocationListener::removed, gone);
            }
        }
    }

    private static void cancel(Clock.@Nullable Alarm alarm) {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /** Puts back what was registered before a restart, if its address of record is still there and it has not expired. */
    void restore(Binding binding) {
        OfAor of = aors.get(binding.aor());
        if (of == null || !binding.expires().isAfter(clock.now())) {
            return;
        }
        News news = new News();
        synchronized (of) {
            if (of.registered.size() < of.config.get(AorOptions.MAX_CONTACTS)
                    && find(of, binding.contact()).isEmpty()) {
                bind(of, binding, news);
            }
        }
        news.deliver();
    }

    /** Notes whether a location answered. */
    void answered(Location location, boolean reachable, @Nullable Duration roundTrip) {
        Location.Status before = location.status();
        if (before == Location.Status.REMOVED) {
            return;
        }
        Location.Status now = reachable ? Location.Status.REACHABLE : Location.Status.UNREACHABLE;
        location.status(now, roundTrip);
        if (before != now) {
            listeners.forEach(listener -> listener.statusChanged(location));
        }
    }

    /** Stops the clock of every registration. */
    public void close() {
        for (OfAor of : aors.values()) {
            synchronized (of) {
                of.registered.values().forEach(location -> cancel(location.expiry));
            }
        }
    }
}
