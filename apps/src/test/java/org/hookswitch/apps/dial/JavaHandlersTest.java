package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Template;
import org.hookswitch.handlers.CalleePreDialHandler;
import org.hookswitch.handlers.CallerPreDialHandler;
import org.hookswitch.handlers.ConnectedLineHandler;
import org.hookswitch.handlers.Handler;
import org.hookswitch.handlers.HangupHandler;
import org.hookswitch.handlers.PreBridgeHandler;
import org.hookswitch.handlers.RedirectingHandler;
import org.hookswitch.handlers.RoutineEndedException;
import org.hookswitch.handlers.Verdict;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.SystemClock;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Outcome;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.pbx.handler.typed.JavaHandlers;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Section 10 of the handlers' contract: {@code run = java:name}. */
class JavaHandlersTest {

    private static final String DIALPLAN = """
            [test]
            exten => 100,1,Set(GREETING=good morning)
             same => n,Set(REDIRECTING(from-num)=5)
             same => n,Dial(PJSIP/bob,10,g)
             same => n,Set(AFTER=${DIALSTATUS})
             same => n,Hangup()
            """;

    private Simulation simulation = Simulation.of(Calls.plan(DIALPLAN), 1);

    private static HandlerRule rule(HandlerStage stage, String run) {
        return new HandlerRule(
                stage.word(),
                stage,
                HandlerRule.channels("*"),
                Optional.empty(),
                Template.parse(run),
                10,
                new SourceLocation("handlers.conf", 7, 7));
    }

    private static OutsideRoutines outside(Handler... handlers) {
        return new OutsideRoutines(List.of(JavaHandlers.of(Arrays.asList(handlers))));
    }

    /** Alice calls Bob, who answers after 100 ms; rules bind what is given. */
    private void call(HandlerSettings settings, Handler... handlers) {
        simulation.close();
        simulation = Simulation.of(Calls.plan(DIALPLAN), 1, builder -> {
            var _ = builder.handlers(settings).part(OutsideRoutines.class, outside(handlers));
        });
        simulation.phone("bob").identifiesAs("Bob", "6002").answersAfter(100);
        SimulatedPhone alice = simulation.phone("alice").identifiesAs("Alice", "6001");
        alice.dials("100", "test");
        simulation.pass(2000);
    }

    private void call(HandlerStage stage, String run, Handler... handlers) {
        call(new HandlerSettings(Map.of(), List.of(rule(stage, run))), handlers);
    }

    private Event.RoutineRan trace() {
        assertThat(simulation.routines()).hasSize(1);
        return simulation.routines().getFirst();
    }

    @AfterEach
    void end() {
        simulation.close();
        assertThat(simulation.pbx().channels().all()).isEmpty();
        assertThat(simulation.clock().pending()).as("alarms").isZero();
    }

    /** Names for objects, as classes would have. */
    private interface Named {
        static CallerPreDialHandler callerPreDial(String name, CallerPreDialHandler body) {
            return new CallerPreDialHandler() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public void callerPreDial(org.hookswitch.handlers.CallerPreDial call) throws Exception {
                    body.callerPreDial(call);
                }
            };
        }

        static PreBridgeHandler preBridge(String name, PreBridgeHandler body) {
            return new PreBridgeHandler() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Verdict preBridge(org.hookswitch.handlers.PreBridge call) throws Exception {
                    return body.preBridge(call);
                }
            };
        }
    }

    @Test
    void itReadsAndSetsVariablesAndIsTracedWithItsChanges() {
        call(HandlerStage.CALLER_PRE_DIAL, "java:look(${GREETING},x)", Named.callerPreDial("look", call -> {
            assertThat(call.channel()).startsWith("PJSIP/alice-");
            assertThat(call.context()).isEqualTo("test");
            assertThat(call.extension()).isEqualTo("100");
            assertThat(call.arguments()).containsExactly("good morning", "x");
            assertThat(call.get("CALLERID(num)")).isEqualTo("6001");
            assertThat(call.get("NOTHING")).isEmpty();
            call.caller(call.caller().withName("Alice of Sales"));
            call.set("SEEN", call.get("GREETING"));
        }));
        Event.RoutineRan ran = trace();
        assertThat(ran.outcome()).hasToString("returned");
        assertThat(ran.binding().described()).isEqualTo("rule caller-pre-dial at handlers.conf:7");
        assertThat(ran.changes())
                .extracting(c -> c.name() + ": " + c.before() + " -> " + c.after())
                .containsExactly("SEEN:  -> good morning", "CALLERID: \"Alice\" <6001> -> \"Alice of Sales\" <6001>");
        assertThat(simulation.phone("bob").channel().connected().id().name().text())
                .isEqualTo("Alice of Sales");
    }

    @Test
    void aPreBridgeVerdictDecides() {
        call(HandlerStage.PRE_BRIDGE, "java:screen", Named.preBridge("screen", call -> Verdict.busy()));
        assertThat(trace().outcome().isNormal()).isTrue();
        assertThat(simulation.events(Event.VariableSet.class))
                .anyMatch(v -> v.name().equals("AFTER") && v.value().equals("BUSY"));
    }

    @Test
    void aPreBridgeHandlerReadsKeysWhileTheCallerWaits() {
        simulation.close();
        var settings = new HandlerSettings(Map.of(), List.of(rule(HandlerStage.PRE_BRIDGE, "java:ask")));
        Handler ask = Named.preBridge(
                "ask", call -> call.read(2, Duration.ofSeconds(5)).equals("12") ? Verdict.bridge() : Verdict.proceed());
        simulation = Simulation.of(Calls.plan(DIALPLAN), 1, builder -> {
            var _ = builder.handlers(settings).part(OutsideRoutines.class, outside(ask));
        });
        simulation.phone("bob").answersAfter(100).after(500, bob -> bob.press("12"));
        simulation.phone("alice").dials("100", "test");
        simulation.pass(3000);
        assertThat(trace().outcome().isNormal()).isTrue();
        assertThat(simulation.events(Event.BridgeEntered.class)).hasSize(2);
    }

    @Test
    void interceptionsEditWhatIsTold() {
        ConnectedLineHandler line = call -> call.connected(call.connected().withNumber("4000"));
        RedirectingHandler diversion =
                call -> call.redirecting(call.redirecting().withReason("cfb"));
        call(
                new HandlerSettings(
                        Map.of(),
                        List.of(
                                rule(HandlerStage.CONNECTED_LINE, "java:" + line.name()),
                                rule(HandlerStage.REDIRECTING, "java:" + diversion.name()))),
                line,
                diversion);
        Channel alice = simulation.phone("alice").channel();
        assertThat(alice.connected().id().number().digits()).isEqualTo("4000");
        assertThat(alice.redirecting().reason().word()).isEqualTo("cfb");
        assertThat(alice.redirecting().from().number().digits()).isEqualTo("5");
    }

    @Test
    void aHangupHandlerSeesWhyAndHowLong() {
        var seen = new AtomicReference<String>();
        HangupHandler facts = call -> seen.set(call.get("GREETING") + " " + call.cause() + " "
                + call.answeredFor().toMillis());
        call(HandlerStage.HANGUP, "java:" + facts.name(), facts);
        simulation.phone("alice").hangUp();
        simulation.pass(10);
        assertThat(simulation.routines()).hasSize(2).allMatch(r -> r.outcome().isNormal());
        assertThat(seen.get()).isNotNull();
    }

    @Test
    void aHandlerThatThrowsIsAnAbnormalEndWithItsPlaceAndTheCallGoesOn() {
        CalleePreDialHandler broken = call -> {
            throw new IllegalStateException("no database");
        };
        call(HandlerStage.CALLEE_PRE_DIAL, "java:" + broken.name(), broken);
        assertThat(trace().outcome().kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(trace().outcome().detail())
                .matches(
                        "handlers.conf:7: java.lang.IllegalStateException: no database \\(JavaHandlersTest.java:\\d+\\)");
        assertThat(simulation.events(Event.BridgeEntered.class)).hasSize(2);
    }

    @Test
    void aHandlerOfAnotherStageIsNotRun() {
        HangupHandler facts = call -> {};
        call(HandlerStage.CALLER_PRE_DIAL, "java:" + facts.name(), facts);
        assertThat(trace().outcome().kind()).isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(trace().outcome().detail()).contains("expected a CallerPreDialHandler");
    }

    @Test
    void pastTheHardBudgetTheHandlerIsEndedAndTheCallGoesOn() {
        var heard = new AtomicReference<Throwable>();
        Handler slow = Named.callerPreDial("slow", call -> {
            try {
                call.pause(Duration.ofMinutes(1));
            } catch (RoutineEndedException e) {
                heard.set(e);
                throw e;
            }
        });
        var limits = new HandlerSettings.OfStage(
                Optional.of(Duration.ofMillis(50)), Optional.of(Duration.ofMillis(200)), false);
        call(
                new HandlerSettings(
                        Map.of(HandlerStage.CALLER_PRE_DIAL, limits),
                        List.of(rule(HandlerStage.CALLER_PRE_DIAL, "java:slow"))),
                slow);
        assertThat(trace().outcome().kind()).isEqualTo(Outcome.Kind.OVER_BUDGET);
        assertThat(trace().took()).isEqualTo(Duration.ofMillis(200));
        assertThat(trace().breaches())
                .singleElement()
                .satisfies(b -> assertThat(b.sentence())
                        .isEqualTo("handlers.conf:7: a caller-pre-dial routine is past its time budget in java:slow"));
        assertThat(heard.get()).isNotNull();
        assertThat(simulation.events(Event.BridgeEntered.class)).hasSize(2);
    }

    @Test
    void theHangupOfTheCallerEndsIt() {
        var ended = new AtomicReference<Throwable>();
        simulation.close();
        var settings = new HandlerSettings(Map.of(), List.of(rule(HandlerStage.PRE_BRIDGE, "java:wait")));
        Handler wait = Named.preBridge("wait", call -> {
            try {
                call.key(Duration.ofMinutes(1));
            } catch (RoutineEndedException e) {
                ended.set(e);
                throw e;
            }
            return Verdict.bridge();
        });
        simulation = Simulation.of(Calls.plan(DIALPLAN), 1, builder -> {
            var _ = builder.handlers(settings).part(OutsideRoutines.class, outside(wait));
        });
        simulation.phone("bob").answersAfter(100);
        simulation.phone("alice").after(1000, SimulatedPhone::hangUp).dials("100", "test");
        simulation.pass(3000);
        assertThat(trace().outcome().isNormal()).isFalse();
        assertThat(ended.get()).isNotNull();
        assertThat(simulation.pbx().channels().all()).isEmpty();
    }

    /** In real time: the handler blocks in code that knows nothing of the switch. */
    @Test
    void aHandlerThatBlocksIsInterruptedByTheHardBudget() throws Exception {
        var interrupted = new CountDownLatch(1);
        Handler blocks = Named.callerPreDial("blocks", call -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        var limits = new HandlerSettings.OfStage(Optional.empty(), Optional.of(Duration.ofMillis(50)), false);
        try (var clock = new SystemClock();
                Pbx pbx = Pbx.builder()
                        .clock(clock)
                        .handlers(new HandlerSettings(Map.of(HandlerStage.CALLER_PRE_DIAL, limits)))
                        .part(OutsideRoutines.class, outside(blocks))
                        .build()) {
            Channel channel = pbx.newChannel("Test", "x", null, false);
            Outcome outcome = pbx.routines()
                    .run(
                            channel,
                            new Binding(HandlerStage.CALLER_PRE_DIAL, "java:blocks", "a test", "", channel.place()));
            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.OVER_BUDGET);
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            channel.hangup(HangupCause.NORMAL_CLEARING, "test");
        }
    }
}
