package org.hookswitch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.hookswitch.handlers.PreBridge;
import org.hookswitch.handlers.PreBridgeHandler;
import org.hookswitch.handlers.Verdict;
import org.hookswitch.rehearse.Fact;
import org.hookswitch.rehearse.Happened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The words of the testkit, as a user writes them. */
class DialplanTest {

    /** A handler under test. */
    public static final class Screening implements PreBridgeHandler {
        @Override
        public String name() {
            return "screening";
        }

        @Override
        public Verdict preBridge(PreBridge call) {
            return call.read(1, Duration.ofSeconds(5), "press-1").equals("1") ? Verdict.bridge() : Verdict.busy();
        }
    }

    @RegisterExtension
    final Dialplan dialplan = Dialplan.ofText("""
                    [phones]
                    exten => 6002,1,GotoIfTime(18:00-08:00,*,*,*?night)
                     same => n,Dial(PJSIP/bob,10)
                     same => n,Playback(${IF($["${DIALSTATUS}" = "BUSY"]?engaged:nobody)})
                     same => n,Hangup()
                     same => n(night),Playback(closed)
                    """)
            .file("handlers.conf", "[screen]\nstage = pre-bridge\nrun = java:screening\n")
            .handler(new Screening())
            .orders(20);

    private void aliceCalls() {
        dialplan.phone("alice").in("phones").identifiesAs("Alice", "6001");
        dialplan.call().from("alice").to("6002");
    }

    @Test
    void theCallIsPutThroughWhenTheHandlerSaysSo() {
        dialplan.phone("bob")
                .answersAfter(Duration.ofSeconds(2))
                .at(Duration.ofSeconds(4))
                .presses("1");
        aliceCalls();
        dialplan.phone("alice").at(Duration.ofSeconds(14)).hangsUp();
        dialplan.expect(Fact.TALKED, "alice with bob for *")
                .expectOf("bob", Fact.ROUTINES, "pre-bridge java:screening returned")
                .expectOf("bob", Fact.PLAYED, "press-1 at 2s*")
                .expect(Fact.RECORDS, "alice to bob: 6001 dialled 6002, ANSWERED * of 14s, Dial");
    }

    @Test
    void theCallerHearsWhyNobodyCame() {
        dialplan.phone("bob").answersAfter(Duration.ofSeconds(1));
        aliceCalls();
        dialplan.expect(Fact.DIALSTATUS, "BUSY").expectOf("alice", Fact.PLAYED, "engaged at 7s for 1s");
    }

    @Test
    void theWorldIsTheTestsOwn() {
        dialplan.world().time(LocalDateTime.of(2026, 12, 24, 20, 0)).sound("closed", Duration.ofSeconds(3));
        aliceCalls();
        Happened happened = dialplan.expectOf("alice", Fact.PLAYED, "closed at 0s for 3s")
                .expectNothingElse()
                .run();
        assertThat(happened).hasToString("a run of 3s with " + happened.events().size() + " events");
    }

    @Test
    void whatWasExpectedElseFailsWithTheLineTheCallAndTheSeed() {
        aliceCalls();
        dialplan.phone("bob").isBusy();
        dialplan.expect(Fact.DIALSTATUS, "ANSWER");
        assertThatThrownBy(dialplan::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DialplanTest.java:")
                .hasMessageContaining("expected")
                .hasMessageContaining("seed 1")
                .hasMessageContaining("Dial(PJSIP/bob,10)");
    }

    @Test
    void optionCOfDialBeginsTheCallRecordAnew() {
        Dialplan reset = Dialplan.ofText("""
                [phones]
                exten => 6002,1,Answer()
                 same => n,Wait(5)
                 same => n,Dial(PJSIP/bob,10,C)
                """);
        reset.phone("alice").in("phones").identifiesAs("Alice", "6001");
        reset.phone("bob").answersAfter(Duration.ofSeconds(2));
        reset.call().from("alice").to("6002");
        reset.phone("alice").at(Duration.ofSeconds(10)).hangsUp();
        reset.expect(Fact.RECORDS, "alice to bob: 6001 dialled 6002, ANSWERED * of 5s, Dial");
        assertThat(reset.run().problems()).isEmpty();
    }

    @Test
    void aFolderBringsItsPhones() {
        Dialplan shipped = Dialplan.in(Path.of("../config"));
        shipped.phone("6002").answersAfter(Duration.ofSeconds(1));
        shipped.call().from("6001").to("6002");
        shipped.phone("6001").at(Duration.ofSeconds(5)).hangsUp();
        shipped.expect(Fact.TALKED, "6001 with 6002 for 4s");
        assertThat(shipped.run().problems()).isEmpty();
    }
}
