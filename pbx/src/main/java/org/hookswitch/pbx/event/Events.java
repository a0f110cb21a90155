package org.hookswitch.pbx.event;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.hookswitch.pbx.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of events: every subscriber gets every event it wants, in one order, on a thread of its own.
 *
 * <p>Any thread publishes and never waits: a subscriber that is slow loses its own events, counted, once its queue of
 * {@value #QUEUE} is full. An event that nobody wants is not even made.
 */
public final class Events implements AutoCloseable {

    /** Most events that wait for one subscriber. */
    public static final int QUEUE = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /** Every kind of event there is. */
    private static final Set<Class<?>> KINDS = gather(Event.class, new HashSet<>());

    private final Clock clock;
    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Observation> observations = new CopyOnWriteArrayList<>();
    private final Object order = new Object();
    /** Every kind of event that a subscriber wants; asked before each priority of a dialplan. */
    private volatile Set<Class<?>> wanted = Set.of();

    public Events(Clock clock) {
        this.clock = clock;
    }

    /** Who gets events. */
    @FunctionalInterface
    public interface Subscriber {
        /** Called on the subscription's own thread, one event at a time. */
        void on(Event event);
    }

    /** Who is told of events as they happen. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called on the thread that publishes, one event at a time in the order of all: returns at once, waits for
         * nothing, publishes nothing. So it loses no event, and what the publisher does next already sees its work.
         */
        void on(Event event);
    }

    /** An observer's place in the stream. */
    public final class Observation implements AutoCloseable {
        private final String name;
        private final Observer observer;
        private final List<Class<? extends Event>> kinds;

        private Observation(String name, Observer observer, List<Class<? extends Event>> kinds) {
            this.name = name;
            this.observer = observer;
            this.kinds = kinds;
        }

        private void tell(Class<?> kind, Event event) {
            if (Events.wants(kinds, kind)) {
                try {
                    observer.on(event);
                } catch (RuntimeException e) {
                    LOG.error("{} failed on {}", name, event, e);
                }
            }
        }

        /** Ends it. */
        @Override
        public void close() {
            observations.remove(this);
            lookWhatIsWanted();
        }
    }

    /** Starts to tell an observer of the given kinds of events; of all when none is given. */
    public Observation observe(String name, Observer observer, List<Class<? extends Event>> kinds) {
        var observation = new Observation(name, observer, List.copyOf(kinds));
        observations.add(observation);
        lookWhatIsWanted();
        return observation;
    }

    private static boolean wants(List<Class<? extends Event>> kinds, Class<?> kind) {
        return kinds.isEmpty() || kinds.stream().anyMatch(k -> k.isAssignableFrom(kind));
    }

    /** Starts to tell a subscriber of the given kinds of events; of all when none is given. */
    public Subscription subscribe(String name, Subscriber subscriber, List<Class<? extends Event>> kinds) {
        var subscription = new Subscription(name, subscriber, List.copyOf(kinds));
        subscriptions.add(subscription);
        lookWhatIsWanted();
        var _ = clock.start("events of " + name, subscription::deliver);
        return subscription;
    }

    /** Whether anybody wants events of this kind; then {@link #publish} is worth the making of one. */
    public boolean wanted(Class<? extends Event> kind) {
        return wanted.contains(kind);
    }

    private synchronized void lookWhatIsWanted() {
        var kinds = new HashSet<>(KINDS);
        kinds.removeIf(kind -> subscriptions.stream().noneMatch(s -> s.wants(kind))
                && observations.stream().noneMatch(o -> wants(o.kinds, kind)));
        wanted = Set.copyOf(kinds);
    }

    private static Set<Class<?>> gather(Class<?> kind, Set<Class<?>> all) {
        all.add(kind);
        if (kind.isSealed()) {
            for (Class<?> permitted : kind.getPermittedSubclasses()) {
                gather(permitted, all);
            }
        }
        return all;
    }

    /** Ends all subscriptions; what is queued is still delivered. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    /** Publishes an event of a kind, made only when somebody wants it. */
    public <E extends Event> void publish(Class<E> kind, Supplier<E> maker) {
        if (!wanted(kind)) {
            return;
        }
        E event = maker.get();
        synchronized (order) {
            for (Observation o : observations) {
                o.tell(kind, event);
            }
            for (Subscription s : subscriptions) {
                if (s.wants(kind)) {
                    s.offer(event);
                }
            }
        }
    }

    /** One subscriber's place in the stream. */
    public final class Subscription implements AutoCloseable {
        private final String name;
        private final Subscriber subscriber;
        private final List<Class<? extends Event>> kinds;
        private final ArrayDeque<Event> queue = new ArrayDeque<>();
        private Clock.@org.jspecify.annotations.Nullable Waiter waiter;
        private boolean closed;
        private boolean delivering;
        private long lost;

        private Subscription(String name, Subscriber subscriber, List<Class<? extends Event>> kinds) {
            this.name = name;
            this.subscriber = subscriber;
            this.kinds = kinds;
        }

        private boolean wants(Class<?> kind) {
            return Events.wants(kinds, kind);
        }

        private void offer(Event event) {
            Clock.Waiter awake;
            synchronized (this) {
                if (closed) {
                    return;
                }
                if (queue.size() >= QUEUE) {
                    if (lost++ == 0) {
                        LOG.warn("{} is too slow and loses events", name);
                    }
                    return;
                }
                queue.add(event);
                awake = waiter;
            }
            if (awake != null) {
                awake.wake();
            }
        }

        private void deliver() {
            Clock.Waiter mine = clock.waiter();
            synchronized (this) {
                waiter = mine;
            }
            while (true) {
                Event event;
                synchronized (this) {
                    event = queue.poll();
                    delivering = event != null;
                    if (event == null && closed) {
                        return;
                    }
                }
                if (event == null) {
                    mine.await(Clock.NEVER);
                    continue;
                }
                try {
                    subscriber.on(event);
                } catch (RuntimeException e) {
                    LOG.error("{} failed on {}", name, event, e);
                }
            }
        }

        /** How many events it lost for being slow. */
        public synchronized long lost() {
            return lost;
        }

        /** Whether everything published so far has been delivered. */
        public synchronized boolean isIdle() {
            return queue.isEmpty() && !delivering;
        }

        /** Ends the subscription; what is queued is still delivered. */
        @Override
        public void close() {
            subscriptions.remove(this);
            lookWhatIsWanted();
            Clock.Waiter awake;
            synchronized (this) {
                closed = true;
                awake = waiter;
            }
            if (awake != null) {
                awake.wake();
            }
        }
    }
}
