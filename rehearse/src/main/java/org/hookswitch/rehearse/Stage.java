package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.DeviceStates;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.transfer.BlindTransfer;
import org.hookswitch.pbx.transfer.TransferResult;
import org.hookswitch.rehearse.TestCase.Act;
import org.hookswitch.rehearse.TestCase.Phone;
import org.hookswitch.rehearse.TestCase.World;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;

/**
 * Puts a test on a simulation: its world, its phones, and what they do when; and notes what happens.
 *
 * <p>Set up and read by the thread that owns the simulation; in between it lives on the simulation's one running thread.
 */
final class Stage {

    private static final Pattern TECHNOLOGY = Pattern.compile("([A-Za-z][A-Za-z0-9]{1,20})/");

    private final TestCase test;
    private final Plan plan;
    private final Simulation simulation;
    private final LinkedHashMap<String, SimulatedPhone> phones = new LinkedHashMap<>();
    private final LinkedHashMap<String, Phone> written = new LinkedHashMap<>();
    private final List<Happened.Timed> events = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    Stage(TestCase test, Plan plan, Simulation simulation) {
        this.test = test;
        this.plan = plan;
        this.simulation = simulation;
    }

    void set() {
        var _ = simulation.pbx().events().subscribe("rehearsal", this::on, List.of());
        recorder().begin(simulation.pbx());
        technologies().forEach(simulation::answersAs);
        world(test.world());
        test.phones().forEach(this::phone);
        test.acts().forEach(act -> later(act, Duration.ZERO));
    }

    private CallRecords recorder() {
        return simulation.pbx().part(CallRecords.class, none -> CallRecords.NONE);
    }

    /** Whatever a dialplan dials is a simulated phone. */
    private Set<String> technologies() {
        var found = new TreeSet<String>();
        for (Context context : plan.contexts()) {
            for (Extension extension : context.extensions()) {
                for (Priority priority : extension.priorities()) {
                    if (Set.of("dial", "retrydial", "page", "originate", "queue")
                            .contains(priority.application().toLowerCase(java.util.Locale.ROOT))) {
                        TECHNOLOGY
                                .matcher(priority.arguments().toString())
                                .results()
                                .forEach(m -> found.add(m.group(1)));
                    }
                }
            }
        }
        test.phones().forEach(p -> found.add(p.technology()));
        found.removeIf(t -> simulation.pbx().registry().driver(t).isPresent());
        return found;
    }

    private void world(World world) {
        plan.globals().forEach(simulation.pbx().globals()::set);
        world.globals().forEach(simulation.pbx().globals()::set);
        world.sounds().forEach((name, length) -> simulation.heard().lasts(name, length.orElse(Duration.ZERO)));
        world.database().forEach(this::store);
        world.devices().forEach((device, state) -> {
            Optional<String> custom = DeviceStates.custom(device);
            if (custom.isPresent()) {
                DeviceStates.of(simulation.pbx()).setCustom(custom.get(), state);
            } else {
                simulation.device(device.substring(device.indexOf('/') + 1), state);
            }
        });
        world.commands().forEach((command, end) -> simulation.commands().ends(command, end.status(), end.output()));
        var outside = new OutsideWorld(world, requests, problems);
        simulation.pbx().registry().add(outside.curl());
        simulation.pbx().registry().add(outside.agi());
    }

    private void store(String path, String value) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        int slash = bare.indexOf('/');
        KeyValueStore.of(simulation.pbx())
                .put(slash < 0 ? bare : bare.substring(0, slash), slash < 0 ? "" : bare.substring(slash + 1), value);
    }

    private void phone(Phone phone) {
        written.put(phone.name(), phone);
        phones.put(
                phone.name(),
                simulation
                        .phone(phone.technology(), phone.name())
                        .identifiesAs(phone.callerName(), phone.number())
                        .behaves(phone.behaviour()));
    }

    // --- what is done

    private void later(Act act, Duration since) {
        Duration in = since.plus(act.after());
        simulation.clock().at(simulation.clock().nanos() + in.toNanos(), () -> perform(act));
    }

    void perform(Act act) {
        SimulatedPhone phone = phones.get(act.phone());
        Phone its = written.get(act.phone());
        if (phone == null || its == null) {
            throw new IllegalStateException("no phone " + act.phone());
        }
        try {
            switch (act.deed()) {
                case Deed.Calls c -> {
                    var _ = phone.dials(c.number(), c.context().orElse(its.context()));
                }
                case Deed.Answers a -> phone.answer();
                case Deed.Presses p -> phone.press(p.keys());
                case Deed.HangsUp h -> phone.hangUp();
                case Deed.Holds h -> phone.hold();
                case Deed.Resumes r -> phone.resume();
                case Deed.Transfers t -> transfer(phone, t, act);
                case Deed.Unregisters u -> phone.registered(false);
                case Deed.Registers r -> phone.registered(true);
                case Deed.Becomes b -> phone.becomes(b.name(), b.number());
                case Deed.FallsSilent s ->
                    simulation
                            .heard()
                            .silentFrom(Duration.ofNanos(simulation.clock().nanos()));
            }
        } catch (IllegalStateException e) {
            problems.add(act.at().fileAndLine() + ": this could not be done: " + e.getMessage());
        }
    }

    private void transfer(SimulatedPhone phone, Deed.Transfers to, Act act) {
        TransferResult result =
                BlindTransfer.run(phone.channel(), to.number(), to.context().orElse(""));
        if (result != TransferResult.SUCCESS) {
            problems.add(act.at().fileAndLine() + ": the transfer to " + to.number() + " was refused: " + result);
        }
    }

    private void on(Event event) {
        events.add(new Happened.Timed(simulation.clock().nanos() / 1_000_000, event));
        if (event instanceof Event.DialBegan d) {
            String name = Happened.phoneOf(d.callee());
            Phone callee = written.get(name);
            SimulatedPhone phone = phones.get(name);
            if (callee != null && phone != null) {
                callee.progress()
                        .ifPresent(after ->
                                phone.after(after.toMillis(), p -> p.channel().post(new Signal.Progress())));
                callee.whenCalled().forEach(act -> later(act, Duration.ZERO));
            }
        } else if (event instanceof Event.StateChanged s
                && s.channel().state() == ChannelState.UP
                && answered.add(s.channel().name())) {
            Phone phone = written.get(Happened.phoneOf(s.channel()));
            if (phone != null) {
                phone.whenAnswered().forEach(act -> later(act, Duration.ZERO));
            }
        }
    }

    // --- what happened

    Happened happened() {
        var notes = new LinkedHashMap<String, List<SimulatedPhone.Note>>();
        phones.forEach((name, phone) -> notes.put(name, phone.notes()));
        String firstCaller = test.acts().stream()
                .filter(a -> a.deed() instanceof Deed.Calls)
                .map(Act::phone)
                .findFirst()
                .orElse("");
        return new Happened(
                plan,
                firstCaller,
                List.copyOf(events),
                notes,
                simulation.heard().all(),
                simulation.heard().recorded(),
                simulation.commands().ran(),
                List.copyOf(requests),
                recorder().written(simulation.pbx()),
                simulation.pbx().globals().all(),
                KeyValueStore.of(simulation.pbx()).tree(""),
                List.copyOf(problems));
    }
}
