package org.hookswitch.planted;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Registry;
import org.hookswitch.pbx.bridge.Bridge;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.feature.DynamicFeature;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.simulate.Exploration;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;

/**
 * Calls in which two things happen at one moment, and what must hold in every order of them. {@link PlantedRacesTest} plays
 * them on the switch as it is, and on copies of it with a fault.
 */
public final class Scenarios {

    private static final int SHARE = 40;

    private static final FeatureSettings FEATURES = new FeatureSettings(
            Map.of(),
            Map.of(),
            Map.of(
                    "mark",
                    new DynamicFeature(
                            "mark",
                            "*5",
                            false,
                            "Gosub",
                            Template.parse("mark,s,1"),
                            "",
                            new SourceLocation("features.conf", 1, 1))),
            Map.of());

    private static final String PLAN = """
            [phones]
            exten => 100,1,Dial(PJSIP/bob&PJSIP/carol,5)
            exten => 200,1,Dial(PJSIP/bob,5)
            exten => 201,1,Dial(PJSIP/carol,5)
            exten => 202,1,Dial(PJSIP/dora,5)
            exten => 300,1,Set(GOT=${LOCK(line)})
             same => n,Wait(0.1)
             same => n,Set(FREE=${UNLOCK(line)})
             same => n,Hangup()
            exten => 301,1,Set(GOT=${LOCK(line)})
             same => n,Wait(5)
            exten => 302,1,Set(GOT=${LOCK(line)})
             same => n,Hangup()
            exten => 400,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
             same => n,Wait(5)
            exten => 500,1,Wait(0.1)
             same => n,Hangup()
            exten => 600,1,Set(CHANNEL(hangup_handler_push)=late,s,1)
             same => n,Set(CONNECTED_LINE_SEND_SUB=line,s,1)
             same => n,Set(__DYNAMIC_FEATURES=mark)
             same => n,Dial(PJSIP/bob,5,gb(prepare^s^1)U(screen))
             same => n,Wait(0.1)
            exten => 700,1,Wait(0.1)
             same => n,Hangup()
            [prepare]
            exten => s,1,Set(CHANNEL(hangup_handler_push)=late,s,1)
             same => n,Wait(0.1)
             same => n,Return()
            [screen]
            exten => s,1,Wait(0.1)
             same => n,Return()
            [line]
            exten => s,1,Wait(0.05)
             same => n,Return()
            [mark]
            exten => s,1,Wait(0.1)
             same => n,Return()
            [ended]
            exten => s,1,Wait(0.1)
             same => n,Return()
            [late]
            exten => s,1,Return()
            """;

    /** What is played; throws when something is not as it must be. */
    private interface Scenario {
        void play(Simulation simulation);
    }

    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.ofEntries(
            Map.entry("a key and an answer", Scenarios::aKeyAndAnAnswer),
            Map.entry("a lock is asked for while it is given back", Scenarios::aLockIsAskedForWhileItIsGivenBack),
            Map.entry("the called person answers and hangs up", Scenarios::theCalledPersonAnswersAndHangsUp),
            Map.entry("two transfers at once", Scenarios::twoTransfersAtOnce),
            Map.entry("a transfer and a hangup", Scenarios::aTransferAndAHangup),
            Map.entry("who waits for a lock hangs up", Scenarios::whoWaitsForALockHangsUp),
            Map.entry("who holds a lock hangs up", Scenarios::whoHoldsALockHangsUp),
            Map.entry("a handler is pushed while handlers run", Scenarios::aHandlerIsPushedWhileHandlersRun),
            Map.entry("the switch stops while a call ends", Scenarios::theSwitchStopsWhileACallEnds),
            Map.entry("a redirect out of a conversation and a hangup", s -> aRedirect(s, 600)),
            Map.entry("a redirect while the callee is prepared", s -> aRedirect(s, 100)),
            Map.entry("a redirect while the callee is screened", s -> aRedirect(s, 200)),
            Map.entry("keys of a feature while the other hangs up", Scenarios::keysWhileTheOtherHangsUp),
            Map.entry("a new name while a transfer goes on", Scenarios::aNewNameDuringATransfer)));

    private Scenarios() {}

    /** Their names. */
    public static List<String> names() {
        return List.copyOf(SCENARIOS.keySet());
    }

    /**
     * Plays a scenario in so many orders, or fewer when one fails.
     *
     * @return how many were played, how many of them differ, the seed of the one that failed, or 0, and in how many of
     *     forty orders it fails
     */
    public static long[] explore(String name, int orders) {
        Scenario scenario = SCENARIOS.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("no scenario '" + name + "'");
        }
        Plan plan = plan();
        try (Pbx library = Pbx.builder().build()) {
            Exploration exploration = Exploration.of(seed -> play(scenario, plan, library.registry(), seed));
            Exploration.Result result = exploration.run(orders);
            long seed = result.failure().map(Exploration.Failure::seed).orElse(0L);
            if (seed != 0 && exploration.replay(seed).isEmpty()) {
                throw new AssertionError("seed " + seed + " does not fail again");
            }
            long failing = 0;
            for (int i = 1; seed != 0 && i <= SHARE; i++) {
                failing += exploration.replay(i).isPresent() ? 1 : 0;
            }
            return new long[] {result.played(), result.distinct(), seed, failing};
        }
    }

    private static long play(Scenario scenario, Plan plan, Registry library, long seed) {
        Simulation simulation = Simulation.of(plan, seed, builder -> {
            var _ = builder.withApplicationsOf(library).part(FeatureSettings.class, FEATURES);
        });
        simulation.noting(List.of(Event.BridgeEntered.class, Event.RoutineRan.class));
        scenario.play(simulation);
        long order = simulation.clock().order();
        simulation.close();
        return order;
    }

    private static Plan plan() {
        var diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .read(ConfReader.in(Path.of(".")).readText("extensions.conf", PLAN), diagnostics);
        must(diagnostics.isEmpty(), diagnostics.render());
        return plan;
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static void mustBeOver(Simulation simulation) {
        must(
                simulation.pbx().channels().all().isEmpty(),
                "still there: " + simulation.pbx().channels().all());
    }

    private static void aKeyAndAnAnswer(Simulation simulation) {
        simulation.phone("bob").answersAfter(100);
        simulation.phone("carol").ringsForEver();
        SimulatedPhone alice = simulation.phone("alice");
        Channel call = alice.dials("100", "phones");
        alice.after(100, phone -> phone.press("5"));
        simulation.pass(1000);
        must(call.bridge().isPresent(), "they do not talk");
    }

    private static void aLockIsAskedForWhileItIsGivenBack(Simulation simulation) {
        simulation.phone("alice").dials("300", "phones");
        simulation.phone("dora").after(100, dora -> dora.dials("302", "phones"));
        simulation.pass(1000);
        mustBeOver(simulation);
    }

    private static void theCalledPersonAnswersAndHangsUp(Simulation simulation) {
        SimulatedPhone bob = simulation.phone("bob").answersAfter(100);
        simulation.phone("alice").dials("200", "phones").plan();
        simulation.pass(50);
        bob.after(50, SimulatedPhone::hangUp);
        simulation.pass(1000);
        mustBeOver(simulation);
    }

    /** Two who talk, and the bridge in which they do. */
    private static Bridge talk(Simulation simulation, String caller, String number, String called) {
        simulation.phone(called).answersAfter(0);
        Channel calling = simulation.phone(caller).dials(number, "phones");
        simulation.pass(500);
        return simulation.pbx().bridges().all().stream()
                .filter(bridge -> bridge.channels().contains(calling))
                .findFirst()
                .orElseThrow(() -> new AssertionError(caller + " does not talk"));
    }

    private static void hangUpAll(Simulation simulation, String... phones) {
        for (String phone : phones) {
            simulation.phone(phone).hangUp();
        }
        simulation.pass(1000);
        mustBeOver(simulation);
    }

    private static void twoTransfersAtOnce(Simulation simulation) {
        Bridge first = talk(simulation, "alice", "200", "bob");
        Bridge second = talk(simulation, "erin", "201", "carol");
        Bridge third = talk(simulation, "frank", "202", "dora");
        Channel alice = simulation.phone("alice").channel();
        SimulatedPhone operator = simulation.phone("operator");
        operator.after(
                100, o -> first.move(alice, second, simulation.phone("carol").channel()));
        operator.after(
                100, o -> first.move(alice, third, simulation.phone("dora").channel()));
        simulation.pass(1000);
        // Whoever lost the other party to a transfer that came to nothing is not left waiting for one that never comes.
        for (Channel channel : simulation.pbx().channels().all()) {
            must(
                    simulation.pbx().bridges().all().stream()
                            .anyMatch(b -> b.channels().contains(channel)
                                    && b.channels().size() == 2),
                    channel + " is left alone");
        }
        hangUpAll(simulation, "alice", "bob", "carol", "dora", "erin", "frank");
    }

    private static void aTransferAndAHangup(Simulation simulation) {
        Bridge first = talk(simulation, "alice", "200", "bob");
        Bridge second = talk(simulation, "erin", "201", "carol");
        SimulatedPhone alice = simulation.phone("alice");
        Channel call = alice.channel();
        alice.after(100, p -> first.move(call, second, simulation.phone("carol").channel()));
        alice.after(100, SimulatedPhone::hangUp);
        simulation.pass(1000);
        mustBeOver(simulation);
    }

    private static void whoWaitsForALockHangsUp(Simulation simulation) {
        simulation.phone("alice").dials("300", "phones");
        simulation.pass(20);
        SimulatedPhone dora = simulation.phone("dora");
        dora.dials("302", "phones");
        simulation.pass(20);
        simulation.phone("erin").dials("302", "phones");
        dora.after(60, SimulatedPhone::hangUp);
        simulation.pass(1000);
        mustBeOver(simulation);
    }

    private static void whoHoldsALockHangsUp(Simulation simulation) {
        SimulatedPhone alice = simulation.phone("alice");
        alice.dials("301", "phones");
        alice.after(100, SimulatedPhone::hangUp);
        simulation.phone("dora").after(100, dora -> dora.dials("302", "phones"));
        simulation.pass(1000);
        mustBeOver(simulation);
    }

    private static void aHandlerIsPushedWhileHandlersRun(Simulation simulation) {
        SimulatedPhone alice = simulation.phone("alice");
        Channel call = alice.dials("400", "phones");
        alice.after(100, SimulatedPhone::hangUp);
        alice.after(200, p -> call.hangupHandlers().push("late,s,1"));
        simulation.pass(1000);
        mustBeOver(simulation);
        long ran = simulation.routines().stream()
                .filter(run -> run.binding().stage() == HandlerStage.HANGUP
                        && run.location().startsWith("ended"))
                .count();
        must(ran == 1, "the handler ran " + ran + " times");
    }

    private static void theSwitchStopsWhileACallEnds(Simulation simulation) {
        SimulatedPhone alice = simulation.phone("alice");
        alice.dials("500", "phones");
        var stopped = new AtomicBoolean();
        alice.after(
                100,
                p -> simulation
                        .clock()
                        .start("stop", () -> stopped.set(simulation.pbx().stop(Duration.ofSeconds(10)))));
        simulation.pass(1000);
        must(stopped.get(), "the switch does not see that all calls have ended");
    }

    /** Alice calls Bob with routines on both legs; after 0.1 s he is prepared, at 0.2 s screened, from 0.3 s they talk. */
    private static void call600(Simulation simulation) {
        simulation.phone("bob").identifiesAs("Bob", "1").answersAfter(0);
        simulation.phone("alice").dials("600", "phones");
    }

    /** Nobody is left, and each hangup handler ran once. */
    private static void mustHaveEndedOnce(Simulation simulation, int channels) {
        mustBeOver(simulation);
        must(
                simulation.pbx().bridges().all().isEmpty(),
                "bridges are left: " + simulation.pbx().bridges().all());
        Map<String, Integer> ran = new TreeMap<>();
        for (Event.RoutineRan run : simulation.routines()) {
            if (run.binding().stage() == HandlerStage.HANGUP) {
                ran.merge(run.channel().name(), 1, Integer::sum);
            }
        }
        must(ran.size() == channels && ran.values().stream().allMatch(n -> n == 1), "hangup handlers ran: " + ran);
    }

    private static void aRedirect(Simulation simulation, int at) {
        call600(simulation);
        SimulatedPhone alice = simulation.phone("alice");
        alice.after(at, p -> p.channel().redirect(new Place("phones", "700", 1)));
        simulation.phone("bob").after(at, p -> p.channel().deviceGone(HangupCause.NORMAL_CLEARING));
        simulation.pass(2000);
        mustHaveEndedOnce(simulation, 2);
    }

    private static void keysWhileTheOtherHangsUp(Simulation simulation) {
        call600(simulation);
        simulation.phone("alice").after(600, p -> p.press("*")).after(700, p -> p.press("5"));
        simulation.phone("bob").after(700, SimulatedPhone::hangUp);
        simulation.pass(3000);
        mustHaveEndedOnce(simulation, 2);
    }

    private static void aNewNameDuringATransfer(Simulation simulation) {
        call600(simulation);
        simulation.pass(500);
        Channel alice = simulation.phone("alice").channel();
        Bridge first = simulation.pbx().bridges().all().iterator().next();
        Bridge second = talk(simulation, "erin", "201", "carol");
        SimulatedPhone bob = simulation.phone("bob");
        bob.after(100, p -> first.move(alice, second, simulation.phone("carol").channel()));
        bob.after(100, p -> p.becomes("Bert", "2"));
        simulation.phone("erin").after(100, p -> p.becomes("Elsa", "3"));
        simulation.pass(1000);
        must(alice.bridge().filter(second.id()::equals).isPresent(), "alice is not where she was sent");
        must(
                alice.connected().id().name().text().equals("Elsa"),
                "alice was told " + alice.connected().id());
        simulation.phone("erin").hangUp();
        simulation.pass(2000);
        mustHaveEndedOnce(simulation, 2);
    }
}
