package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.feature.DynamicFeature;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.junit.jupiter.api.Test;

/** Section 8 of the handlers' specification, the keys of Dial's options, and transfers. */
class BridgeFeaturesTest {

    private static DynamicFeature feature(
            String name, String keys, boolean onPeer, String app, String args, String moh) {
        return new DynamicFeature(
                name, keys, onPeer, app, Template.parse(args), moh, new SourceLocation("features.conf", 7, 1));
    }

    private static final FeatureSettings SETTINGS = new FeatureSettings(
            Map.of(),
            Map.of(org.hookswitch.pbx.feature.BuiltInFeature.ATTENDED_TRANSFER, "*9"),
            Map.of(
                    "mark",
                    feature("mark", "#7", false, "Gosub", "marked,s,1(a,b)", ""),
                    "tell",
                    feature("tell", "#8", true, "Playback", "hello", "quiet"),
                    "end",
                    feature("end", "#5", false, "Hangup", "", "")),
            Map.of("sales", Map.of("mark", "#6", "tell", "")));

    private static final String DIALPLAN = """
            [test]
            exten => 100,1,Set(DYNAMIC_FEATURES=mark#tell#end)
             same => n,Dial(PJSIP/bob,10,g%s)
             same => n,Set(AFTER=yes)
            exten => 200,1,Dial(PJSIP/carol,10)
            exten => 300,1,Set(DYNAMIC_FEATURES=sales)
             same => n,Dial(PJSIP/bob,10)
            exten => 900,1,Set(WHO=${BLINDTRANSFER})
             same => n,Wait(1)
            [marked]
            exten => s,1,Set(GOT=${ARG1}-${ARG2}-${DYNAMIC_FEATURENAME}-${DYNAMIC_WHO_ACTIVATED})
             same => n,Return()
            """;

    private static Calls calls(String options) {
        Calls calls = Calls.on(Calls.plan(DIALPLAN.formatted(options)), 1, HandlerSettings.DEFAULTS, SETTINGS);
        calls.bob.answersAfter(500);
        calls.carol.answersAfter(500);
        return calls;
    }

    @Test
    void section8KeysRunTheRoutineOnThePresserWithItsNames() {
        try (Calls calls = calls("")) {
            calls.aliceCalls();
            calls.pass(2000);
            calls.alice.press("#7");
            calls.pass(1000);
            assertThat(calls.routines()).containsExactly("dynamic-feature alice returned");
            assertThat(calls.variable(calls.alice, "GOT")).startsWith("a-b-mark-PJSIP/alice-");
            assertThat(calls.bob.story()).noneMatch(s -> s.startsWith("hears key"));
            assertThat(calls.alice.channel().bridge()).isPresent();
        }
    }

    @Test
    void section8AFeatureOfThePeerRunsThereAndTheOtherHearsMusic() {
        try (Calls calls = calls("")) {
            calls.aliceCalls();
            calls.pass(2000);
            calls.alice.press("#8");
            calls.pass(2000);
            assertThat(calls.simulation.heard().by(calls.bob.channel())).contains("hello");
            assertThat(calls.simulation.heard().by(calls.alice.channel())).contains("music quiet");
            assertThat(calls.bob.channel().bridge()).isPresent();
        }
    }

    @Test
    void section8AGroupGivesFeaturesOtherKeys() {
        try (Calls calls = calls("")) {
            calls.alice.dials("300", "test");
            calls.pass(2000);
            calls.alice.press("#6");
            calls.pass(500);
            calls.alice.press("#7");
            calls.pass(2000);
            assertThat(calls.routines()).containsExactly("dynamic-feature alice returned");
            assertThat(calls.bob.story()).contains("hears key #", "hears key 7");
        }
    }

    @Test
    void section8KeysThatAreNoFeatureArePassedOnInOrder() {
        try (Calls calls = calls("")) {
            calls.alice.dials("300", "test");
            calls.pass(2000);
            calls.alice.press("1#2#");
            calls.pass(500);
            assertThat(calls.bob.story().stream().filter(s -> s.startsWith("hears key")))
                    .containsExactly("hears key 1", "hears key #", "hears key 2");
            calls.pass(1500);
            assertThat(calls.bob.story().stream().filter(s -> s.startsWith("hears key")))
                    .containsExactly("hears key 1", "hears key #", "hears key 2", "hears key #");
        }
    }

    @Test
    void section8AnApplicationThatHangsUpTakesItsSubjectOut() {
        try (Calls calls = calls("")) {
            calls.alice.dials("300", "test");
            calls.alice.channel().variable("DYNAMIC_FEATURES", "end");
            calls.pass(100);
            calls.alice.channel().variable("DYNAMIC_FEATURES", "end");
            calls.pass(1900);
            calls.alice.press("#5");
            calls.run();
            assertThat(calls.bob.story()).anyMatch(s -> s.startsWith("is hung up"));
        }
    }

    @Test
    void hLetsTheCallerEndTheCall() {
        try (Calls calls = calls("H")) {
            calls.aliceCalls();
            calls.pass(2000);
            calls.alice.press("*");
            calls.run();
            assertThat(calls.bob.story()).anyMatch(s -> s.startsWith("is hung up"));
            assertThat(calls.variable(calls.alice, "AFTER")).isEqualTo("yes");
        }
    }

    @Test
    void theCalleeTransfersTheCallerBlindly() {
        try (Calls calls = calls("t")) {
            calls.aliceCalls();
            calls.pass(2000);
            calls.bob.press("#");
            calls.pass(1200);
            calls.bob.press("900");
            calls.pass(4000);
            assertThat(calls.variable(calls.alice, "WHO")).startsWith("PJSIP/bob-");
            assertThat(calls.simulation.heard().by(calls.bob.channel())).contains("pbx-transfer");
            assertThat(calls.bob.story()).anyMatch(s -> s.startsWith("is hung up"));
        }
    }

    @Test
    void theCalleeTransfersTheCallerAfterATalkWithTheTarget() {
        try (Calls calls = calls("t")) {
            calls.aliceCalls();
            calls.pass(2000);
            calls.bob.press("*9");
            calls.pass(1200);
            calls.bob.press("200");
            calls.pass(6000);
            assertThat(calls.carol.story()).contains("answers");
            assertThat(calls.simulation.heard().by(calls.alice.channel())).contains("music default");
            calls.bob.hangUp();
            calls.pass(1000);
            assertThat(calls.alice.channel().bridge()).isPresent();
            assertThat(calls.carol.channel().bridge()).isPresent();
            assertThat(calls.alice.story()).contains("is told connected line \"Carol\" <6003>");
            calls.alice.hangUp();
            calls.run();
            assertThat(calls.carol.story()).anyMatch(s -> s.startsWith("is hung up"));
        }
    }

    @Test
    void whoHangsUpBeforeTheTargetAnswersHasTransferredTheCall() {
        try (Calls calls = calls("t")) {
            calls.carol.answersAfter(5000);
            calls.aliceCalls();
            calls.pass(2000);
            calls.bob.press("*9");
            calls.pass(1200);
            calls.bob.press("200");
            calls.pass(4500);
            calls.bob.hangUp();
            calls.pass(6000);
            assertThat(calls.alice.channel().bridge()).isPresent();
            assertThat(calls.alice.story()).contains("is told connected line \"Carol\" <6003>");
        }
    }

    @Test
    void aLimitWarnsAndEndsTheConversation() {
        try (Calls calls = calls("L(60000:30000:10000)")) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.simulation.heard().by(calls.alice.channel()))
                    .containsSubsequence("vm-youhave", "digits/30", "queue-seconds", "digits/20", "digits/10");
            assertThat(calls.simulation.clock().nanos() / 1_000_000_000L).isBetween(60L, 62L);
        }
    }

    @Test
    void keysThatBeginAFeatureWhileTheOtherSideHangsUpLeaveNothingBehind() {
        for (int seed = 0; seed < 500; seed++) {
            try (Calls calls = Calls.on(PLAN, seed, HandlerSettings.DEFAULTS, SETTINGS)) {
                calls.bob.answersAfter(500).after(2000, p -> p.hangUp());
                calls.alice.after(2000, p -> p.press("#"));
                calls.alice.after(2000, p -> p.press("7"));
                calls.alice.dials("300", "test");
                calls.run();
            }
        }
    }

    @Test
    void anUpdateOrARedirectDuringATransferLeavesNothingBehind() {
        for (int seed = 0; seed < 300; seed++) {
            try (Calls calls = Calls.on(PLAN, seed, HandlerSettings.DEFAULTS, SETTINGS)) {
                boolean redirect = seed % 2 == 0;
                calls.bob.answersAfter(500);
                calls.carol.answersAfter(500).after(9000, p -> p.becomes("Dora", "6004"));
                calls.bob.after(2000, p -> p.press("*9")).after(3500, p -> p.press("200"));
                calls.bob.after(9000, p -> p.hangUp());
                if (redirect) {
                    calls.alice.after(9000, p -> p.channel().redirect(new org.hookswitch.pbx.Place("test", "900", 1)));
                }
                calls.alice.after(20_000, p -> p.hangUp());
                calls.aliceCalls();
                calls.run();
                assertThat(List.copyOf(calls.simulation.pbx().channels().all()))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    private static final org.hookswitch.dialplan.Plan PLAN = Calls.plan(DIALPLAN.formatted("t"));
}
