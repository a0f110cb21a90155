package org.hookswitch.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pbx.Pbx;
import org.junit.jupiter.api.Test;

/** Tests of a dialplan are run, pass when they should, and fail with file, line, expected and happened. */
class RehearsalTest {

    private static final String DIALPLAN = """
            dialplan: |
              [internal]
              exten => 1,1,Dial(SIP/bob,10,b(setup^s^1))
               same => n,Hangup(21)
              exten => 2,1,Set(X=${CURL(http://crm/${CALLERID(num)})})
               same => n,AGI(look.sh)
               same => n,System(ls)
               same => n,GotoIfTime(18:00-23:59,*,*,*?night)
               same => n,Playback(day)
               same => n,Hangup()
               same => n(night),Playback(night)
              [setup]
              exten => s,1,Set(SET=${DB(set/up)})
               same => n,Return()
            phones:
              alice: {name: Alice, number: 6001, context: internal}
              bob: {technology: SIP, answers after: 2s}
            tests:
            """;

    private static List<Result> run(String tests) {
        var diagnostics = new Diagnostics();
        List<TestCase> cases = TestFiles.read(Path.of("x.test.yaml"), DIALPLAN + tests, diagnostics)
                .tests();
        assertThat(diagnostics.list()).as(diagnostics.render()).isEmpty();
        var rehearsal = new Rehearsal(Pbx.builder().build().registry(), (files, plan, builder, d) -> {});
        return cases.stream().map(c -> rehearsal.run(c, 1)).toList();
    }

    private static void assertPasses(String tests) {
        List<Result> results = run(tests);
        assertThat(results).isNotEmpty();
        for (Result r : results) {
            assertThat(r.status()).as(TextReport.of(r)).isEqualTo(Result.Status.PASSED);
        }
    }

    @Test
    void whoRangWhoTalkedWhatRanAndWhatWasSetCanBeExpected() {
        assertPasses("""
                  - test: a call
                    world: {database: {set/up: done}}
                    call: {from: alice, to: 1, at: 1s}
                    steps:
                      - {at: 9s, alice: hangs up}
                    expect:
                      rang: bob shown Alice <6001> at 1s for 2s
                      answered: [bob, alice]
                      talked: alice with bob for 6s
                      routines: {bob: "callee-pre-dial setup,s,1 returned"}
                      variables: {bob: {SET: done}}
                      path: {alice: "internal,1,1 Dial(SIP/bob,10,b(setup^s^1))"}
                      hangup: {alice: 16, bob: NORMAL_CLEARING}
                      events: ["DialBegan * callee=bob", "DialEnded * status=ANSWER"]
                      duration: 8s to 9s
                      nothing else: yes
                """);
    }

    @Test
    void theWorldIsWhatTheTestSays() {
        assertPasses("""
                  - test: outside
                    cases:
                      - {hour: "17", hears: day}
                      - {hour: "18", hears: night}
                    world:
                      time: 2026-12-24 $hour:30
                      curl: {"http://crm/*": Alice}
                      agi: {look.sh: {sets: {FOUND: 1}}}
                      commands: {ls: {status: 1}}
                      sounds: {day: 500ms}
                    call: {from: alice, to: 2}
                    expect:
                      variables: {alice: {X: Alice, FOUND: 1, AGISTATUS: SUCCESS, SYSTEMSTATUS: APPERROR}}
                      commands: ls
                      requests: ["CURL http://crm/6001", AGI look.sh]
                      played: {alice: $hears}
                """);
    }

    @Test
    void aFailureNamesTheLineOfTheTestAndOfTheDialplanAndShowsBothSides() {
        Result result = run("""
                  - test: wrong
                    call: {from: alice, to: 1}
                    phones: {bob: {busy: yes}}
                    expect:
                      dialstatus: ANSWER
                      hangup: {alice: 16}
                """).getFirst();
        assertThat(result.status()).isEqualTo(Result.Status.FAILED);
        assertThat(result.mismatches()).hasSize(2);
        assertThat(TextReport.of(result))
                .contains("x.test.yaml:23: dialstatus: it is another value")
                .contains("> ANSWER")
                .contains("BUSY")
                .contains("x.test.yaml:4 internal,1,2 Hangup(21)")
                .contains("routine callee-pre-dial setup,s,1 returned")
                .contains("is over: CALL_REJECTED");
    }

    @Test
    void whatIsNotExpectedFailsOnlyWhereNothingElseMayHappen() {
        assertThat(run("""
                  - test: loose
                    call: {from: alice, to: 1}
                    expect: {dialstatus: ANSWER}
                  - test: tight
                    call: {from: alice, to: 1}
                    expect: {dialstatus: ANSWER, nothing else: yes}
                """).stream().map(Result::status)).containsExactly(Result.Status.PASSED, Result.Status.FAILED);
    }

    @Test
    void anUnknownWebServerOrScriptFailsTheTest() {
        Result result = run("""
                  - test: outside
                    call: {from: alice, to: 2}
                    expect: {dialstatus: ""}
                """).getFirst();
        assertThat(result.status()).isEqualTo(Result.Status.FAILED);
        assertThat(result.happened().problems()).hasSize(2);
        assertThat(result.happened().problems().getFirst()).contains("CURL(http://crm/6001)", "x.test.yaml:5");
    }

    @Test
    void aStepThatCannotBeDoneIsAFailureWithItsLine() {
        Result result = run("""
                  - test: too early
                    call: {from: alice, to: 1, at: 5s}
                    steps:
                      - {at: 1s, bob: presses 1}
                    expect: {dialstatus: ANSWER}
                """).getFirst();
        assertThat(result.happened().problems())
                .containsExactly("x.test.yaml:22: this could not be done: bob is in no call");
        assertThat(result.status()).isEqualTo(Result.Status.FAILED);
    }

    @Test
    void aSkippedTestSaysWhy() {
        Result result = run("""
                  - test: later
                    skip: the trunk is not there yet
                    call: {from: alice, to: 1}
                    expect: {dialstatus: NEVER}
                """).getFirst();
        assertThat(TextReport.of(result)).isEqualTo("skip  later: the trunk is not there yet");
    }

    @Test
    void theSameSeedIsTheSameRun() {
        String test = """
                  - test: a call
                    call: {from: alice, to: 1}
                    expect: {dialstatus: ANSWER}
                """;
        assertThat(Ladder.of(run(test).getFirst().happened()))
                .isEqualTo(Ladder.of(run(test).getFirst().happened()));
    }
}
