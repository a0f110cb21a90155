package org.hookswitch.records.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdrEngineTest {

    private static final ConfReader READER = ConfReader.in(Path.of("."));

    /** Alice dials 100 of the context test; what the engine recorded when all is over. */
    private static List<Cdr> call(String dialplan, String cdrConf, java.util.function.Consumer<Simulation> acts) {
        var diagnostics = new Diagnostics(100);
        Plan plan = PlanReader.with(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .read(READER.readText("extensions.conf", "[test]\n" + dialplan), diagnostics);
        CdrSettings settings = CdrSettings.read(READER.readText("cdr.conf", cdrConf), diagnostics);
        assertThat(diagnostics.list()).as(diagnostics.render()).isEmpty();
        try (var simulation = Simulation.of(plan, 1, (Pbx.Builder b) -> {})) {
            CdrEngine engine = simulation.pbx().part(CdrEngine.class, p -> new CdrEngine(p, settings));
            SimulatedPhone alice = simulation.phone("alice").identifiesAs("Alice", "6001");
            simulation.phone("bob").identifiesAs("Bob", "6002").answersAfter(2000);
            simulation.phone("carol").identifiesAs("Carol", "6003").ringsForEver();
            acts.accept(simulation);
            alice.dials("100", "test");
            simulation.run();
            return engine.records();
        }
    }

    private static String told(Cdr c) {
        return c.src() + ">" + c.dst() + " " + phone(c.channel()) + ">" + phone(c.dstChannel()) + " " + c.lastApp()
                + " " + c.durationSeconds() + "/" + c.billSeconds() + " "
                + c.disposition().text();
    }

    private static String phone(String channel) {
        return channel.isEmpty() ? "-" : channel.substring(channel.indexOf('/') + 1, channel.lastIndexOf('-'));
    }

    private static java.util.function.Consumer<Simulation> aliceHangsUpAfter(long millis) {
        return s -> s.phone("alice").after(millis, SimulatedPhone::hangUp);
    }

    @Test
    void anAnsweredCallIsOneRecordOfItsTwoParties() {
        assertThat(call("exten => 100,1,Dial(PJSIP/bob,20)\n", "", aliceHangsUpAfter(12_000)))
                .extracting(CdrEngineTest::told)
                .containsExactly("6001>100 alice>bob Dial 12/10 ANSWERED");
    }

    @Test
    void aCallThatNobodyTakesHasItsDisposition() {
        assertThat(call("exten => 100,1,Dial(PJSIP/carol,5)\n", "", s -> {}))
                .extracting(CdrEngineTest::told)
                .containsExactly("6001>100 alice>carol Dial 5/0 NO ANSWER");
        assertThat(call(
                        "exten => 100,1,Dial(PJSIP/carol,5)\n",
                        "",
                        s -> s.phone("carol").isBusy()))
                .extracting(c -> c.disposition().text())
                .containsExactly("BUSY");
        assertThat(call("exten => 100,1,Dial(PJSIP/carol)\n", "", aliceHangsUpAfter(3_000)))
                .extracting(CdrEngineTest::told)
                .containsExactly("6001>100 alice>carol Dial 3/0 NO ANSWER");
    }

    @Test
    void eachOfSeveralDestinationsHasARecord() {
        assertThat(call("exten => 100,1,Dial(PJSIP/bob&PJSIP/carol,20)\n", "", aliceHangsUpAfter(12_000)))
                .extracting(CdrEngineTest::told)
                .containsExactlyInAnyOrder(
                        "6001>100 alice>bob Dial 12/10 ANSWERED", "6001>100 alice>carol Dial 2/0 NO ANSWER");
    }

    @Test
    void whatFollowsADialIsARecordOfItsOwn() {
        String plan = "exten => 100,1,Dial(PJSIP/carol,5)\nexten => 100,n,Answer()\nexten => 100,n,Wait(3)\n";
        assertThat(call(plan, "", s -> {}))
                .extracting(CdrEngineTest::told)
                .containsExactly("6001>100 alice>carol Dial 5/0 NO ANSWER", "6001>100 alice>- Wait 3/3 ANSWERED");
    }

    @Test
    void aCallThatReachedNobodyIsRecordedOnlyWhenAskedFor() {
        assertThat(call("exten => 100,1,Wait(2)\n", "", s -> {})).isEmpty();
        assertThat(call("exten => 100,1,Wait(2)\n", "[general]\nunanswered=yes\n", s -> {}))
                .extracting(CdrEngineTest::told)
                .containsExactly("6001>100 alice>- Wait 2/0 NO ANSWER");
    }

    @Test
    void theHangupLogicIsRecordedOnlyWhenAskedFor() {
        String plan = "exten => 100,1,Answer()\nexten => 100,n,Wait(4)\nexten => h,1,NoOp()\n";
        assertThat(call(plan, "", s -> {})).extracting(Cdr::lastApp).containsExactly("Wait");
        assertThat(call(plan, "[general]\nendbeforehexten=no\n", s -> {}))
                .extracting(Cdr::lastApp)
                .containsExactly("NoOp");
    }

    @Test
    void theDialplanReadsAndWritesItsRecord() {
        String plan = """
                exten => 100,1,Answer()
                exten => 100,n,Set(CDR(userfield)=gold)
                exten => 100,n,Set(CHANNEL(accountcode)=sales)
                exten => 100,n,Set(CDR(amaflags)=BILLING)
                exten => 100,n,Set(CDR(colour)=red)
                exten => 100,n,Wait(3)
                exten => 100,n,Set(CDR(seen)=${CDR(billsec)} ${CDR(disposition)} ${CDR(disposition,u)} ${CDR(amaflags,u)})
                """;
        assertThat(call(plan, "", s -> {})).singleElement().satisfies(c -> {
            assertThat(c.userField()).isEqualTo("gold");
            assertThat(c.accountCode()).isEqualTo("sales");
            assertThat(c.amaFlags()).isEqualTo(2);
            assertThat(c.variables()).containsEntry("colour", "red").containsEntry("seen", "3 ANSWERED 8 2");
        });
    }

    @Test
    void aChannelCanBeLeftOut() {
        String plan = "exten => 100,1,Answer()\nexten => 100,n,%s\n";
        assertThat(call(plan.formatted("NoCDR()"), "", s -> {})).isEmpty();
        assertThat(call(plan.formatted("Set(CDR_PROP(disable)=1)"), "", s -> {}))
                .isEmpty();
        assertThat(call(plan.formatted("Set(CDR_PROP(disable)=0)"), "[general]\nchanneldefaultenabled=no\n", s -> {}))
                .hasSize(1);
    }

    @Test
    void forkAndResetBeginAnew() {
        String plan = "exten => 100,1,Answer()\nexten => 100,n,Wait(3)\nexten => 100,n,%s\nexten => 100,n,Wait(2)\n";
        assertThat(call(plan.formatted("ResetCDR()"), "", s -> {}))
                .extracting(CdrEngineTest::told)
                .containsExactly("6001>100 alice>- Wait 2/2 ANSWERED");
        assertThat(call(plan.formatted("ForkCDR(er)"), "", s -> {}))
                .extracting(Cdr::durationSeconds)
                .containsExactly(3L, 2L);
        assertThat(call(plan.formatted("ForkCDR()"), "", s -> {}))
                .extracting(Cdr::durationSeconds)
                .containsExactly(5L, 5L);
    }

    @Test
    void masterCsvHasTheColumnsAndQuotesOfAsterisk(@TempDir Path folder) throws Exception {
        Cdr cdr = call("exten => 100,1,Set(CHANNEL(accountcode)=x)\nexten => 100,n,Dial(PJSIP/carol,5)\n", "", s -> {})
                .getFirst();
        try (var file = new CsvFile(folder, new CdrSettings.Csv(true, true, true, true, true), ZoneOffset.UTC)) {
            file.accept(cdr);
        }
        String line = "\"x\",\"6001\",\"100\",\"test\",\"\"\"Alice\"\" <6001>\",\"" + cdr.channel() + "\",\""
                + cdr.dstChannel() + "\",\"Dial\",\"PJSIP/carol,5\",\"2026-01-05 09:00:00\",,\"2026-01-05 09:00:05\","
                + "5,0,\"NO ANSWER\",\"DOCUMENTATION\",\"" + cdr.uniqueId() + "\",\"\",\"x\",\"" + cdr.linkedId()
                + "\"," + cdr.sequence() + "\n";
        assertThat(Files.readString(folder.resolve("Master.csv"))).isEqualTo(line);
        assertThat(Files.readString(folder.resolve("x.csv"))).isEqualTo(line);
    }
}
