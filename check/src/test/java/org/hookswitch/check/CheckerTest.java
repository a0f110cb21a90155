package org.hookswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Severity;
import org.hookswitch.dialplan.PlanReader;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static List<String> codes(String plan) {
        return Examples.codes(Examples.find(plan));
    }

    @Test
    void aBreachIsSaidInTheWordsOfTheLog() {
        List<Finding> findings = Examples.find("""
                [phones]
                exten => 100,1,Dial(PJSIP/100,20,b(prepare^s^1))
                 same => n,Hangup()
                [prepare]
                exten => s,1,Playback(hello)
                 same => n,Return()
                """);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo(
                            "Playback in a callee-pre-dial routine has no effect: the channel has no media at this stage");
            assertThat(finding.diagnostic().found())
                    .contains("the routine is bound by Dial option b at extensions.conf:2");
        });
    }

    @Test
    void aRoutineIsFollowedThroughGosubGotoIncludesAndConstants() {
        assertThat(codes("""
                [globals]
                WHERE = deep
                [phones]
                exten => 100,1,Dial(PJSIP/100,20,b(prepare^s^1))
                 same => n,Hangup()
                [prepare]
                exten => s,1,Gosub(step,s,1)
                 same => n,Return()
                [step]
                exten => s,1,Goto(${WHERE},x,1)
                [deep]
                include => deeper
                [deeper]
                exten => x,1,ExecIf($["${A}" = "1"]?Hangup())
                 same => n,Return()
                """)).containsExactly("HS0302");
    }

    @Test
    void aGotoOnlyACallKnowsIsNotComplainedOf() {
        assertThat(codes("""
                [phones]
                exten => 100,1,Goto(${DB(route/${EXTEN})},s,1)
                exten => 101,1,Goto(s-${DIALSTATUS},1)
                exten => 102,1,Gosub(${ARG1})
                 same => n,Hangup()
                """)).isEmpty();
    }

    @Test
    void anExpressionThatIsNeverClosedIsOneMistake() {
        assertThat(codes("""
                [phones]
                exten => 100,1,GotoIf($["${A}" = "b?yes)
                 same => n(yes),Hangup()
                """)).containsExactly("HS0112");
    }

    @Test
    void anEndOfNoLoopIsNamedAndAPairInsideAPairIsNot() {
        assertThat(Examples.find("""
                [phones]
                exten => 100,1,While($["${A}" = "1"])
                 same => n,While($["${B}" = "1"])
                 same => n,ExitWhile()
                 same => n,EndWhile()
                 same => n,EndWhile()
                 same => n,ContinueWhile()
                 same => n,Else()
                 same => n,Hangup()
                """))
                .filteredOn(finding -> finding.rule() == PlaceRules.BLOCK)
                .extracting(Finding::message)
                .containsExactlyInAnyOrder("ContinueWhile has no While in '100'", "Else has no If in '100'");
    }

    @Test
    void textBehindAnExpressionIsNoPartOfTheCondition() {
        assertThat(codes("""
                [phones]
                exten => 100,1,GotoIf($["${A}" = "1"]]?yes)
                 same => n,GotoIf($["${A}" = "1"] ?yes)
                 same => n,GotoIf($["${A}" = "1"]${B}?yes)
                 same => n(yes),Hangup()
                """)).containsExactly("HS0121");
    }

    @Test
    void whatStandsBehindALabelThatOnlyACallNamesIsReached() {
        assertThat(codes("""
                [record]
                exten => s,1,Goto(${ARG1})
                 same => n(no),Set(MODE=NO)
                 same => n,Return()
                 same => n(always),Set(MODE=YES)
                 same => n,Return()
                """)).isEmpty();
    }

    @Test
    void aHiddenExtensionIsSaidOnceHoweverManyContextsIncludeBoth() {
        assertThat(Examples.find("""
                [outer]
                include => phones
                [phones]
                include => wide
                include => narrow
                [wide]
                exten => _0X.,1,Hangup()
                [narrow]
                exten => _00X.,1,Hangup()
                """)).hasSize(1);
    }

    @Test
    void aHoleIsFoundThoughAJumpReachesWhatStandsBehindIt() {
        assertThat(codes("""
                [menu]
                exten => s,1,Answer()
                exten => s,3,Background(welcome)
                exten => s,4,Hangup()
                exten => i,1,Goto(s,3)
                """)).containsExactly("HS0206");
    }

    @Test
    void aBlockThatIsOnlyJumpedToMayStandBehindAHole() {
        assertThat(codes("""
                [menu]
                exten => s,1,GotoIf($["${A}" = "1"]?10:20)
                exten => s,10,Hangup()
                exten => s,20,Hangup()
                """)).isEmpty();
    }

    @Test
    void aJumpInsideAnExtensionDoesNotExcuseItsName() {
        assertThat(codes("""
                [phones]
                exten => 0X.,1,GotoIf($["${A}" = "1"]?end)
                 same => n,Playback(hello)
                 same => n(end),Hangup()
                """)).containsExactly("HS0213");
    }

    @Test
    void thePipeOfOldVersionsIsFoundInQueueToo() {
        assertThat(codes("""
                [phones]
                exten => 100,1,Queue(support|t)
                 same => n,Hangup()
                """)).containsExactly("HS0124");
    }

    @Test
    void timesOfGotoIfTimeAreRead() {
        assertThat(codes("""
                [phones]
                exten => 100,1,GotoIfTime(8:00-17:30,mon-fry,*,*?day)
                 same => n,Playback(closed)
                 same => n(day),Hangup()
                """)).containsExactly("HS0118");
    }

    @Test
    void aRelativeGotoCountsInTheIncludingContextToo() {
        assertThat(codes("""
                [phones]
                include => local
                exten => s,1,Hangup()
                [local]
                exten => 100,1,Goto(s,1)
                """)).isEmpty();
    }

    @Test
    void aTargetInATimedIncludeExistsWhateverTheTime() {
        assertThat(codes("""
                [phones]
                include => day,9:00-9:01,mon,1,jan
                exten => 100,1,Goto(phones,200,1)
                [day]
                exten => 200,1,Hangup()
                """)).isEmpty();
    }

    @Test
    void aFeatureBindsItsRoutine() {
        assertThat(codes("""
                [feature]
                exten => s,1,Playback(hello)
                --- features.conf
                [applicationmap]
                hello => *9,self,Gosub,"feature,s,1"
                """)).containsExactly("HS0301");
    }

    @Test
    void aHandlerOfHandlersConfIsHeldToItsStage() {
        assertThat(codes("""
                [ended]
                exten => s,1,Playback(hello)
                 same => n,Return()
                --- handlers.conf
                [all]
                stage = hangup
                run = ended,s,1
                """)).containsExactly("HS0303");
    }

    @Test
    void severalCodesAreSilencedByOneComment() {
        assertThat(codes("""
                [phones]
                exten => _.,1,Playbak(x) ; check: ignore HS0401 HS0103 because this is a test
                """)).isEmpty();
    }

    @Test
    void aSilenceWithoutAReasonIsNamedAndSilencesNothing() {
        assertThat(codes("""
                [phones]
                exten => 100,1,Playbak(x) ; check: ignore HS0103
                """)).containsExactlyInAnyOrder("HS0002", "HS0103");
    }

    @Test
    void aLibraryOfTemplatesIsCheckedOnceWhereItIsWritten() {
        assertThat(Examples.find("""
                [t](!)
                exten => 100,1,Playbak(x)
                [a](t)
                [b](t)
                """)).hasSize(1);
    }

    @Test
    void onlyNamesAreSaidWhenAPlanIsLoaded() {
        var plan = PlanReader.with(Clock.systemUTC())
                .read(
                        Examples.sources("[a]\nexten => 1,1,Playbak(x)\n same => n,Goto(nowhere,s,1)\n")
                                .file("extensions.conf")
                                .orElseThrow(),
                        new Diagnostics());
        assertThat(Examples.codes(new Checker(Vocabulary.ofAsterisk()).names(plan)))
                .containsExactly("HS0103");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(Examples.find("""
                [phones]
                exten => 100,1,Hangup()
                --- pjsip.conf
                [100]
                type = auth
                password = abc12
                """))
                .allSatisfy(finding -> assertThat(finding.diagnostic().render()).doesNotContain("abc12"))
                .anyMatch(finding -> finding.rule().equals(SecurityRules.WEAK_SECRET));
    }

    @Test
    void nothingThatStandsInAFileMakesACheckThrow() {
        Random random = new Random(7);
        String good = CorpusGenerator.handmade(5, 3);
        String signs = "()[]{}$^,;:&|\"\\=>!._nX\n";
        for (int round = 0; round < 150; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 0; change < 40; change++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                    default -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            Report report = new Checker(Vocabulary.ofAsterisk()).check(Examples.sources(text.toString()));
            assertThat(ReportFormat.TEXT.write(report)).isNotEmpty();
            assertThat(ReportFormat.JSON.write(report)).startsWith("{");
        }
    }

    @Test
    void aReportCountsAndFailsUnlessThereAreOnlyNotes() {
        Report clean = new Checker(Vocabulary.ofAsterisk()).check(Examples.sources("[a]\nexten => 1,1,Hangup()\n"));
        assertThat(clean.fails()).isFalse();
        assertThat(ReportFormat.TEXT.write(clean)).isEqualTo("nothing found\n");
        Report bad = new Checker(Vocabulary.ofAsterisk()).check(Examples.sources("[a]\nexten => 1,1,Hangpu()\n"));
        assertThat(bad.fails()).isTrue();
        assertThat(bad.count(Severity.ERROR)).isEqualTo(1);
        assertThat(ReportFormat.JSON.write(bad))
                .contains(
                        "\"code\": \"HS0103\"", "\"line\": 2", "\"fix\": \"did you mean 'Hangup'?\"", "\"errors\": 1");
    }
}
