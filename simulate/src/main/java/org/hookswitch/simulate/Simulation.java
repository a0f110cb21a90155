package org.hookswitch.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Chance;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Shell;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.event.Events;
import org.hookswitch.pbx.handler.HandlerSettings;

/**
 * A switch with simulated phones in virtual time. A phone answers to its name under any technology that was named when
 * the simulation was made.
 */
public final class Simulation implements AutoCloseable {

    /** When simulations begin that say nothing else: a Monday morning. */
    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final VirtualClock clock;
    private final Pbx pbx;
    private final Map<String, SimulatedPhone> phones = new ConcurrentHashMap<>();
    private final Map<String, DeviceState> deviceStates = new ConcurrentHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final Heard heard;
    private final Commands commands = new Commands();
    private Events.Subscription subscription;

    private Simulation(Plan plan, long seed, Instant start, Consumer<Pbx.Builder> settings) {
        clock = new VirtualClock(start, seed);
        heard = new Heard(clock);
        Pbx.Builder builder = Pbx.builder()
                .clock(clock)
                .plan(plan)
                .audio(heard)
                .part(Chance.class, new Chance(new Random(seed)))
                .part(Shell.class, commands);
        settings.accept(builder);
        pbx = builder.build();
        subscription = pbx.events().subscribe("simulation", this::note, List.of());
    }

    /** A switch that runs a dialplan; the seed chooses among the orders in which simultaneous things may happen. */
    public static Simulation of(Plan plan, long seed) {
        return of(plan, seed, HandlerSettings.DEFAULTS);
    }

    public static Simulation of(Plan plan, long seed, HandlerSettings handlers) {
        return of(plan, seed, builder -> {
            var _ = builder.handlers(handlers);
        });
    }

    /** A switch with settings and parts of the test's own. */
    public static Simulation of(Plan plan, long seed, Consumer<Pbx.Builder> settings) {
        return of(plan, seed, START, settings);
    }

    /** The same, begun at a moment of the test's own. */
    public static Simulation of(Plan plan, long seed, Instant start, Consumer<Pbx.Builder> settings) {
        return new Simulation(plan, seed, start, settings).answersAs("PJSIP").answersAs("Sim");
    }

    /** Lets the phones answer to their names under one more technology. */
    public Simulation answersAs(String technology) {
        pbx.registry().add(new Driver(technology));
        return this;
    }

    /** Says in which state a device is, whatever its phone does. */
    public Simulation device(String resource, DeviceState state) {
        deviceStates.put(resource, state);
        return this;
    }

    /**
     * Notes only these kinds of events from now on. A switch does not make an event that nobody wants, so this also shows
     * what happens when nobody looks.
     */
    public Simulation noting(List<Class<? extends Event>> kinds) {
        subscription.close();
        subscription = pbx.events().subscribe("simulation", this::note, kinds);
        return this;
    }

    private synchronized void note(Event event) {
        events.add(event);
    }

    public Pbx pbx() {
        return pbx;
    }

    public VirtualClock clock() {
        return clock;
    }

    /** What was played to whom. */
    public Heard heard() {
        return heard;
    }

    /** The commands that the dialplan ran. */
    public Commands commands() {
        return commands;
    }

    /** The phone of a name, made when first asked for. */
    public SimulatedPhone phone(String name) {
        return phone("PJSIP", name);
    }

    /** The phone of a name, made when first asked for; the channels of its own calls are of this technology. */
    public SimulatedPhone phone(String technology, String name) {
        return phones.computeIfAbsent(name, n -> new SimulatedPhone(this, technology, n));
    }

    /** The phone that a dial string means: {@code phone}, {@code number@phone} or {@code phone/number}. */
    public Optional<SimulatedPhone> dialed(String resource) {
        SimulatedPhone exact = phones.get(resource);
        if (exact != null) {
            return Optional.of(exact);
        }
        int at = resource.lastIndexOf('@');
        int slash = resource.indexOf('/');
        String name = at >= 0 ? resource.substring(at + 1) : slash >= 0 ? resource.substring(0, slash) : resource;
        return Optional.ofNullable(phones.get(name));
    }

    /** Lets time go on until nothing happens any more, at most an hour. */
    public Simulation run() {
        clock.run(Duration.ofHours(1));
        return this;
    }

    /** Lets exactly so many milliseconds pass. */
    public Simulation pass(long millis) {
        clock.pass(Duration.ofMillis(millis));
        return this;
    }

    /** Everything published so far, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** The events of one kind. */
    public <E extends Event> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The traces of the routines that ran. */
    public List<Event.RoutineRan> routines() {
        return events(Event.RoutineRan.class);
    }

    @Override
    public void close() {
        pbx.channels().all().forEach(c -> c.hangup(HangupCause.NORMAL_CLEARING, "end of simulation"));
        clock.run(Duration.ofMinutes(5));
        pbx.close();
        // The threads that deliver events end, too: else each simulation would be kept by them for ever.
        clock.run(Duration.ofSeconds(1));
    }

    private final class Driver implements ChannelDriver {
        private final String technology;

        Driver(String technology) {
            this.technology = technology;
        }

        @Override
        public String technology() {
            return technology;
        }

        @Override
        public Channel create(Pbx toPbx, String resource, OutgoingContext context) throws NoSuchDestination {
            SimulatedPhone phone = dialed(resource)
                    .orElseThrow(() ->
                            new NoSuchDestination(HangupCause.SUBSCRIBER_ABSENT, "no phone is named " + resource));
            if (!phone.isRegistered()) {
                throw new NoSuchDestination(HangupCause.SUBSCRIBER_ABSENT, phone.name() + " is not registered");
            }
            Channel channel = toPbx.newChannel(technology, phone.name(), context);
            channel.attach(new SimulatedDevice(phone, channel));
            channel.caller(org.hookswitch.pbx.party.Caller.of(phone.identity()));
            phone.channel(channel);
            toPbx.announce(channel);
            return channel;
        }

        @Override
        public DeviceState deviceState(String resource) {
            DeviceState said = deviceStates.get(resource);
            if (said != null) {
                return said;
            }
            SimulatedPhone phone = phones.get(resource);
            return phone != null && !phone.isRegistered()
                    ? DeviceState.UNAVAILABLE
                    : ChannelDriver.super.deviceState(resource);
        }
    }
}
