package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.handlers.HangupCall;
import org.hookswitch.handlers.HangupHandler;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.pbx.handler.typed.JavaHandlers;
import org.junit.jupiter.api.Test;

class HandlersFileTest {

    private static final OutsideRoutines OUTSIDE = new OutsideRoutines(List.of(JavaHandlers.of(List.of(new Facts()))));

    private static final class Facts implements HangupHandler {
        @Override
        public String name() {
            return "com.example.Facts";
        }

        @Override
        public void hangup(HangupCall call) {}
    }

    private final Diagnostics diagnostics = new Diagnostics();

    private HandlerSettings read(String text) {
        ConfReader reader = ConfReader.in(Path.of("."));
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(reader.readText("extensions.conf", "[screening]\nexten => s,1(start),Return()\n"), diagnostics);
        return HandlersFile.read(reader.readText("handlers.conf", text), plan, OUTSIDE, diagnostics);
    }

    private String found() {
        return diagnostics.render();
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(read("")).isEqualTo(HandlerSettings.DEFAULTS);
        assertThat(found()).isEmpty();
    }

    @Test
    void aStageHasItsOwnBudgetsAndContract() {
        HandlerSettings settings = read("""
                [general]
                contract = strict
                [connected-line]
                soft_budget = 50
                hard_budget = 0
                [hangup]
                contract = warn
                """);
        assertThat(found()).isEmpty();
        HandlerSettings.OfStage line = settings.of(HandlerStage.CONNECTED_LINE);
        assertThat(line.softBudget()).contains(Duration.ofMillis(50));
        assertThat(line.hardBudget()).as("0 is none").isEmpty();
        assertThat(line.strict()).isTrue();
        HandlerSettings.OfStage hangup = settings.of(HandlerStage.HANGUP);
        assertThat(hangup.strict()).isFalse();
        assertThat(hangup.hardBudget()).as("not written").contains(Duration.ofSeconds(10));
    }

    @Test
    void anyOtherSectionIsARule() {
        HandlerSettings settings = read("""
                [late]
                stage = hangup
                run = screening,s,1
                [screen-sales]
                stage = pre-bridge
                channel = PJSIP/*
                context = from-trunk
                run = screening,s,start(${CALLERID(num)})
                order = 10
                """);
        assertThat(found()).isEmpty();
        assertThat(settings.rules()).extracting(HandlerRule::name).containsExactly("screen-sales", "late");
        HandlerRule rule = settings.rules().getFirst();
        assertThat(rule.stage()).isEqualTo(HandlerStage.PRE_BRIDGE);
        assertThat(rule.context()).contains("from-trunk");
        assertThat(rule.channels().matcher("PJSIP/bob-0001").matches()).isTrue();
        assertThat(rule.channels().matcher("Local/1@x-0001;1").matches()).isFalse();
        assertThat(rule.run().source()).isEqualTo("screening,s,start(${CALLERID(num)})");
        assertThat(rule.writtenAt().line()).isEqualTo(8);
    }

    @Test
    void aRoutineThatDoesNotExistIsNamedWithFileAndLine() {
        assertThat(read("[r]\nstage = hangup\nrun = screening,x,1\n").rules()).hasSize(1);
        assertThat(found()).contains("handlers.conf:3:").contains("there is no such routine");
    }

    @Test
    void aStageThatDoesNotExistIsNamed() {
        assertThat(read("[r]\nstage = pre-brigde\nrun = screening,s,1\n").rules())
                .isEmpty();
        assertThat(found()).contains("handlers.conf:2:").contains("pre-bridge");
    }

    @Test
    void keysAreNotBoundByRule() {
        assertThat(read("[r]\nstage = dynamic-feature\nrun = screening,s,1\n").rules())
                .isEmpty();
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void aRuleWithoutARoutineIsNamed() {
        assertThat(read("[r]\nstage = hangup\n").rules()).isEmpty();
        assertThat(found()).contains("run");
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void routinesOutsideTheDialplanThatAreNotThereAreRefusedWithTheirPlace() {
        for (String run : new String[] {"agi://host/script", "http://example.org/x"}) {
            assertThat(read("[r]\nstage = hangup\nrun = " + run + "\n").rules()).isEmpty();
        }
        assertThat(diagnostics.list())
                .hasSize(2)
                .allMatch(
                        d -> d.render().contains("not supported") && d.render().contains("handlers.conf:3"));
    }

    @Test
    void aJavaHandlerIsBoundByItsName() {
        assertThat(read("[r]\nstage = hangup\nrun = java:com.example.Facts(${CHANNEL})\n")
                        .rules())
                .hasSize(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void aJavaHandlerThatIsNotThereOrOfAnotherStageIsAnError() {
        read("[r]\nstage = hangup\nrun = java:com.example.Fakts\n");
        assertThat(found()).contains("handlers.conf:3").contains("one of the handlers com.example.Facts");
        read("[r]\nstage = pre-bridge\nrun = java:com.example.Facts\n");
        assertThat(found()).contains("a PreBridgeHandler, which com.example.Facts is not");
    }
}
