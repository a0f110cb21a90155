package org.hookswitch.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Scope;
import org.hookswitch.pbx.bridge.Bridges;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.event.Events;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.RoutineRunner;
import org.hookswitch.pbx.local.LocalDriver;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A switch: its channels, its dialplan, and everything that these need. Made once by {@link #builder()}; several may live
 * in one process.
 *
 * <p>Thread-safe.
 */
public final class Pbx implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pbx.class);

    private final Clock clock;
    private final Events events;
    private final UniqueIds ids;
    private final Channels channels = new Channels();
    private final Registry registry = new Registry();
    private final Steps steps = new Steps(registry);
    private final Variables globals = new Variables();
    private final RoutineRunner routines;
    private final Bridges bridges;
    private final DialplanThreads dialplanThreads;
    private final Audio audio;
    private final String systemName;
    private final Map<Class<?>, Object> parts;
    private volatile Plan plan;
    private volatile boolean stopping;

    private Pbx(Builder b) {
        clock = b.clock == null ? new SystemClock() : b.clock;
        audio = b.audio;
        systemName = b.systemName;
        parts = new LinkedHashMap<>(b.parts);
        plan = b.plan;
        events = new Events(clock);
        ids = new UniqueIds(clock, systemName);
        routines = new RoutineRunner(this, b.handlers);
        bridges = new Bridges(this);
        dialplanThreads = new DialplanThreads(this);
        registry.add(new LocalDriver());
    }

    public Clock clock() {
        return clock;
    }

    public Events events() {
        return events;
    }

    public Channels channels() {
        return channels;
    }

    /** Applications, functions and technologies. */
    public Registry registry() {
        return registry;
    }

    Steps steps() {
        return steps;
    }

    /** Global variables. */
    public Variables globals() {
        return globals;
    }

    public RoutineRunner routines() {
        return routines;
    }

    public Bridges bridges() {
        return bridges;
    }

    /** Where channels that run a dialplan of their own are started. */
    public DialplanThreads dialplanThreads() {
        return dialplanThreads;
    }

    /** What channels hear and what is recorded of them. */
    public Audio audio() {
        return audio;
    }

    public String systemName() {
        return systemName;
    }

    /**
     * A part of the switch that all its channels share, such as a store or a table of locks: the one that the builder was
     * given, or one made when first asked for.
     *
     * <p>The maker may ask for other parts. Parts that are {@link AutoCloseable} are closed when the switch has stopped,
     * the newest first.
     */
    public <T> T part(Class<T> type, Function<Pbx, ? extends T> maker) {
        synchronized (parts) {
            Object part = parts.get(type);
            if (part == null) {
                part = maker.apply(this);
                parts.put(type, part);
            }
            return type.cast(part);
        }
    }

    private void closeParts() {
        List<Object> ending;
        synchronized (parts) {
            ending = new ArrayList<>(parts.values());
            parts.clear();
        }
        for (Object part : ending.reversed()) {
            if (part instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.error("closing {} failed", part, e);
                }
            }
        }
    }

    /** The dialplan in force. */
    public Plan plan() {
        return plan;
    }

    /** Puts another dialplan in force; channels that run one finish on theirs. */
    public synchronized void plan(Plan newPlan) {
        plan = newPlan;
    }

    /** Puts another dialplan in force, made from the one given; false when that one is in force no longer. */
    public synchronized boolean replacePlan(Plan present, Plan newPlan) {
        if (plan != present) {
            return false;
        }
        plan = newPlan;
        return true;
    }

    /** What substitution sees without a channel: global variables and functions. */
    public Scope scope() {
        return new ChannelScope(this, null);
    }

    @Nullable
    String builtIn(String name) {
        return switch (name) {
            case "EPOCH" -> Long.toString(clock.now().getEpochSecond());
            case "SYSTEMNAME" -> systemName;
            default -> null;
        };
    }

    /**
     * Makes a channel of a technology, named after a resource; the driver attaches its device next.
     *
     * @param linkedId of the call that it belongs to, or null for a call of its own
     * @throws IllegalStateException while the switch stops
     */
    public Channel newChannel(String technology, String resource, @Nullable String linkedId, boolean outgoing) {
        return newChannelNamed(technology, ids.channelName(technology, resource), linkedId, outgoing);
    }

    /**
     * Makes an outgoing channel of a technology, named after a resource, with the ids that its call asks for.
     *
     * @throws IllegalStateException while the switch stops
     */
    public Channel newChannel(String technology, String resource, ChannelDriver.OutgoingContext context) {
        return newChannelNamed(
                technology, ids.channelName(technology, resource), context.channelId(), context.linkedId(), true);
    }

    /** Makes a channel whose name is given whole, as the two halves of a Local channel are. */
    public Channel newChannelNamed(String technology, String name, @Nullable String linkedId, boolean outgoing) {
        return newChannelNamed(technology, name, null, linkedId, outgoing);
    }

    /** The same with a unique id that somebody chose; null for one of the switch's making. */
    public Channel newChannelNamed(
            String technology, String name, @Nullable String uniqueId, @Nullable String linkedId, boolean outgoing) {
        if (stopping) {
            throw new IllegalStateException("the switch is stopping");
        }
        return new Channel(this, technology, name, uniqueId == null ? ids.uniqueId() : uniqueId, linkedId, outgoing);
    }

    /** The serial number that both halves of a Local channel share. */
    public String localSerial() {
        return ids.localSerial();
    }

    /** Lets everybody see a channel that its driver has finished making. */
    public void announce(Channel channel) {
        channels.add(channel);
        channel.publish(Event.ChannelCreated.class, () -> new Event.ChannelCreated(channel.snapshot()));
    }

    /**
     * Ends a channel whose controller has no more use for it. The leg ends at once; hangup handlers, when it has any, run
     * on a thread of their own, so that a caller never waits for the handlers of a leg that lost.
     */
    public void release(Channel channel, HangupCause cause) {
        channel.hangup(cause, "");
        if (channel.hangupHandlers().areBound()) {
            channel.device().hangup(channel.hangupCause());
            clock.start(channel.name() + " hangup", () -> channel.close(cause));
        } else {
            channel.close(cause);
        }
    }

    /** Whether the switch takes no new calls any more. */
    public boolean isStopping() {
        return stopping;
    }

    /**
     * Stops: takes no new calls, hangs up the ones that are up (hangup handlers run), and waits for their end.
     *
     * @return whether all ended within the grace time
     */
    public boolean stop(Duration grace) {
        stopping = true;
        Clock.Waiter waiter = clock.waiter();
        channels.whenEmpty(waiter::wake);
        long deadline = clock.nanos() + grace.toNanos();
        channels.all().forEach(c -> c.hangup(HangupCause.NORMAL_CLEARING, "shutdown"));
        while (channels.count() > 0) {
            if (!waiter.await(deadline)) {
                LOG.warn("{} channels did not end within {} s", channels.count(), grace.toSeconds());
                return false;
            }
        }
        return true;
    }

    /** Stops with ten seconds' grace, closes the parts of the switch, and ends the subscriptions to its events. */
    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
        closeParts();
        events.close();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Makes a switch. */
    public static final class Builder {
        private @Nullable Clock clock;
        private Plan plan = Plan.EMPTY;
        private String systemName = "";
        private HandlerSettings handlers = HandlerSettings.DEFAULTS;
        private Audio audio = Audio.SILENT;
        private final Map<Class<?>, Object> parts = new LinkedHashMap<>();
        private @Nullable Registry applications;

        private Builder() {}

        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        public Builder plan(Plan newPlan) {
            plan = newPlan;
            return this;
        }

        public Builder audio(Audio newAudio) {
            audio = newAudio;
            return this;
        }

        /** A word that makes unique ids unique among several switches; empty for none. */
        public Builder systemName(String name) {
            systemName = Objects.requireNonNull(name);
            return this;
        }

        public Builder handlers(HandlerSettings settings) {
            handlers = settings;
            return this;
        }

        /** Gives the switch a part that {@link Pbx#part} then answers; the switch closes it at its end. */
        public <T> Builder part(Class<T> type, T part) {
            parts.put(type, part);
            return this;
        }

        /** Takes applications and functions from another switch instead of looking for them again. */
        public Builder withApplicationsOf(Registry other) {
            applications = other;
            return this;
        }

        /** The switch, with every application and function that {@link ServiceLoader} finds. */
        public Pbx build() {
            var pbx = new Pbx(this);
            if (applications != null) {
                applications.applications().forEach(pbx.registry::add);
                applications.functions().forEach(pbx.registry::add);
            } else {
                ServiceLoader.load(Application.class).forEach(pbx.registry::add);
                ServiceLoader.load(DialplanFunction.class).forEach(pbx.registry::add);
            }
            return pbx;
        }
    }
}
