package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Severity;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private Plan read(String text) {
        return PlanText.plan(text, diagnostics);
    }

    private static String steps(Plan plan, String context, String exten) {
        Extension extension = plan.match(context, exten, "").orElseThrow().extension();
        return String.join(
                " ", extension.priorities().stream().map(Priority::toString).toList());
    }

    private Diagnostic only() {
        assertThat(diagnostics.list()).hasSize(1);
        return diagnostics.list().getFirst();
    }

    @Test
    void prioritiesAreNumberedByNumberAndByN() {
        Plan plan = read("""
                [test]
                exten => 100,1,Answer()
                exten => 100,n,Wait(1)
                same => n,Playback(hello)
                same => n+10,Hangup()
                same => next,NoOp()
                """);
        assertThat(steps(plan, "test", "100"))
                .isEqualTo("1,Answer() 2,Wait(1) 3,Playback(hello) 14,Hangup() 15,NoOp()");
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @Test
    void labelsAreReadWithEveryKindOfPriority() {
        Plan plan = read("""
                [test]
                exten => 100,1(start),Answer()
                same => n(loop),Wait(1)
                same => n+2(far),NoOp()
                same => n( spaced ) , NoOp( x )
                exten => 100,loop+5,NoOp(seen from a label)
                """);
        assertThat(steps(plan, "test", "100"))
                .isEqualTo(
                        "1(start),Answer() 2(loop),Wait(1) 5(far),NoOp() 6(spaced),NoOp( x ) 7,NoOp(seen from a label)");
    }

    @Test
    void sKeepsTheNumberForAnotherExtension() {
        Plan plan = read("""
                [test]
                exten => 1,1,NoOp(one)
                exten => 1,n,NoOp(two)
                exten => 2,s,NoOp(also two)
                exten => 2,s+1,NoOp(three)
                """);
        assertThat(steps(plan, "test", "2")).isEqualTo("2,NoOp(also two) 3,NoOp(three)");
    }

    @Test
    void nGoesOnCountingAcrossExtensions() {
        Plan plan = read("""
                [test]
                exten => 1,1,NoOp()
                exten => 2,n,NoOp()
                """);
        assertThat(steps(plan, "test", "2")).isEqualTo("2,NoOp()");
    }

    @Test
    void argumentsReachFromTheFirstParenthesisToTheLast() {
        Plan plan = read("""
                [test]
                exten => 1,1,Set(x=${IF($[${a}>1]?(b):c)})
                exten => 1,n,Dial(PJSIP/100,20,b(sub^s^1(a^b))g)
                exten => 1,n,NoOp("a, (b", c\\,d)
                exten => 1,n,Return
                exten => 1,n, Verbose (1,hi)
                """);
        List<Priority> priorities =
                plan.match("test", "1", "").orElseThrow().extension().priorities();
        assertThat(priorities)
                .extracting(priority -> priority.arguments().source())
                .containsExactly(
                        "x=${IF($[${a}>1]?(b):c)}", "PJSIP/100,20,b(sub^s^1(a^b))g", "\"a, (b\", c\\,d", "", "1,hi");
        assertThat(priorities)
                .extracting(Priority::application)
                .containsExactly("Set", "Dial", "NoOp", "Return", "Verbose");
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void everyPriorityKnowsWhereItIsWritten() {
        Plan plan = read("""
                [test]
                exten => 100,1,Answer()
                 same =>  n , Set(x=${a)
                """);
        assertThat(plan.match("test", "100", "").orElseThrow().extension().priorities())
                .extracting(Priority::location)
                .containsExactly(
                        new SourceLocation("extensions.conf", 2, 16), new SourceLocation("extensions.conf", 3, 15));
        assertThat(only().location()).isEqualTo(new SourceLocation("extensions.conf", 3, 21));
    }

    @Test
    void aPriorityThatIsWrittenAlreadyStaysAsItWas() {
        Plan plan = read("""
                [test]
                exten => 1,1,NoOp(first)
                exten => 1,1,NoOp(second)
                """);
        assertThat(steps(plan, "test", "1")).isEqualTo("1,NoOp(first)");
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().location().line()).isEqualTo(3);
        assertThat(only().found()).contains("the first at extensions.conf:2:14");
    }

    @Test
    void aLabelThatIsTakenStaysWithTheFirst() {
        Plan plan = read("""
                [test]
                exten => 1,1(here),NoOp(first)
                exten => 1,2(here),NoOp(second)
                """);
        Match match = plan.match("test", "1", "").orElseThrow();
        assertThat(number(match.label("here"))).isEqualTo(1);
        assertThat(number(match.priority(2))).isEqualTo(2);
        assertThat(only().message()).contains("the label 'here' is taken");
    }

    private static int number(@Nullable Priority priority) {
        return priority == null ? -1 : priority.number();
    }

    @Test
    void contextsOfOneNameAreOne() {
        Plan plan = read("""
                [test]
                exten => 1,1,NoOp()
                [other]
                exten => 1,1,NoOp()
                [test]
                exten => 2,1,NoOp()
                """);
        assertThat(plan.contexts()).extracting(Context::name).containsExactly("test", "other");
        assertThat(plan.match("test", "2", "")).isPresent();
    }

    @Test
    void templatesGiveTheirLinesToContexts() {
        Plan plan = read("""
                [base](!)
                exten => _X.,1,NoOp(base)
                exten => h,1,NoOp(bye)
                [test](base)
                exten => 100,1,NoOp(own)
                [test](+)
                exten => 101,1,NoOp(added)
                """);
        assertThat(plan.contexts()).extracting(Context::name).containsExactly("test");
        assertThat(steps(plan, "test", "100")).isEqualTo("1,NoOp(own)");
        assertThat(steps(plan, "test", "101")).isEqualTo("1,NoOp(added)");
        assertThat(steps(plan, "test", "123")).isEqualTo("1,NoOp(base)");
        assertThat(steps(plan, "test", "h")).isEqualTo("1,NoOp(bye)");
    }

    @Test
    void generalSettingsAreRead() {
        Plan plan = read("""
                [general]
                static = yes
                writeprotect = no
                autofallthrough = no
                clearglobalvars = yes
                extenpatternmatchnew = yes
                userscontext = people
                """);
        assertThat(plan.settings()).isEqualTo(new PlanSettings(true, false, false, true, "people"));
        assertThat(plan.autofallthrough()).isFalse();
        assertThat(plan.contexts()).isEmpty();
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void withoutSettingsTheDefaultsCount() {
        assertThat(read("[test]\n").settings()).isEqualTo(PlanSettings.DEFAULT);
        assertThat(read("[test]\n").autofallthrough()).isTrue();
    }

    @Test
    void anUnknownSettingIsReported() {
        read("[general]\nautofalltrough = yes\n");
        assertThat(only().message()).isEqualTo("unknown option 'autofalltrough' in [general]");
        assertThat(only().location()).isEqualTo(new SourceLocation("extensions.conf", 2, 1));
    }

    @Test
    void globalsSeeThoseBeforeThem() {
        Plan plan = read("""
                [globals]
                TRUNK = PJSIP/trunk
                OUT => ${TRUNK}/9
                N = $[1 + 2]
                LATE = ${LATER}
                LATER = x
                COPY = ${GLOBAL(TRUNK)}
                """);
        assertThat(plan.globals())
                .containsExactly(
                        Map.entry("TRUNK", "PJSIP/trunk"),
                        Map.entry("OUT", "PJSIP/trunk/9"),
                        Map.entry("N", "3"),
                        Map.entry("LATE", ""),
                        Map.entry("LATER", "x"),
                        Map.entry("COPY", "PJSIP/trunk"));
    }

    @Test
    void aFunctionThatNeedsACallIsReportedInGlobals() {
        Plan plan = read("[globals]\nX = ${CALLERID(num)}\n");
        assertThat(plan.globals()).containsEntry("X", "");
        assertThat(only().message()).contains("the function 'CALLERID' cannot be read");
        assertThat(only().location().line()).isEqualTo(2);
    }

    @Test
    void globalVariablesAreSubstitutedInNames() {
        Plan plan = read("""
                [globals]
                FRONTDESK = 1000
                OTHER = more
                AREA = 555
                [test]
                exten => ${FRONTDESK},1,NoOp(desk)
                exten => _${AREA}XXXX/${FRONTDESK},1,NoOp(area)
                include => ${OTHER}
                [more]
                exten => 7,1,NoOp(${EXTEN})
                """);
        assertThat(steps(plan, "test", "1000")).isEqualTo("1,NoOp(desk)");
        assertThat(steps(plan, "test", "7")).isEqualTo("1,NoOp(${EXTEN})");
        assertThat(plan.match("test", "5551234", "1000")).isPresent();
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void hintsAreKeptApartFromPriorities() {
        Plan plan = read("""
                [test]
                exten => 100,hint,PJSIP/100&Custom:x,CustomPresence:a
                exten => 100,1,Dial(PJSIP/100)
                exten => _2XX,hint,PJSIP/${EXTEN}
                """);
        Context context = plan.context("test").orElseThrow();
        assertThat(context.hinted("100")
                        .orElseThrow()
                        .hint()
                        .orElseThrow()
                        .value()
                        .source())
                .isEqualTo("PJSIP/100&Custom:x,CustomPresence:a");
        assertThat(context.hinted("234")
                        .orElseThrow()
                        .hint()
                        .orElseThrow()
                        .value()
                        .source())
                .isEqualTo("PJSIP/${EXTEN}");
        assertThat(context.hinted("300")).isEmpty();
        assertThat(steps(plan, "test", "100")).isEqualTo("1,Dial(PJSIP/100)");
        assertThat(context.query("234", "", MatchQuery.EXACT)).isFalse();
    }

    @Test
    void ignorepatAndAutohintsAreKept() {
        Plan plan = read("[test]\nignorepat => 9\nautohints = yes\n");
        Context context = plan.context("test").orElseThrow();
        assertThat(context.ignores("9")).isTrue();
        assertThat(context.ignores("91")).isFalse();
        assertThat(context.autohints()).isTrue();
    }

    @Test
    void aSwitchIsKeptAndReportedAsUnsupported() {
        Plan plan = read("[test]\nswitch => Realtime/test@extensions\n");
        assertThat(plan.context("test").orElseThrow().switches())
                .containsExactly(new SwitchStatement(
                        "switch", "Realtime/test@extensions", new SourceLocation("extensions.conf", 2, 11)));
        assertThat(only().message()).contains("the switch 'Realtime' is not supported");
    }

    @Test
    void anIncludeOfNothingIsReported() {
        Plan plan = read("[test]\ninclude => nowhere\nexten => 1,1,NoOp()\n");
        assertThat(only().message()).isEqualTo("'test' includes 'nowhere', which does not exist");
        assertThat(plan.match("test", "2", "")).isEmpty();
    }

    @Test
    void anIncludeGivenTwiceCountsOnce() {
        Plan plan = read("[test]\ninclude => a\ninclude => a\n[a]\n");
        assertThat(plan.context("test").orElseThrow().includes()).hasSize(1);
        assertThat(only().message()).contains("includes 'a' already");
    }

    @Test
    void whatIsWrongIsReportedAndReadingGoesOn() {
        Plan plan = read("""
                [test]
                same => n,NoOp()
                exten => 1
                exten => 2,n,NoOp()
                exten => 3,x,NoOp()
                exten => 4,0,NoOp()
                exten => 5,1
                exten => 6,1,
                exten => 7,1,Wait(1
                exten => 8,1,Wait,1
                exten => 9,1(a,NoOp()
                exten => 10,n+x,NoOp()
                extern => 11,1,NoOp()
                exten => 12,hint
                exten => _[12,1,NoOp()
                exten => _.,1,NoOp()
                exten => 13,1,NoOp() trailing
                exten => 14,1,NoOp(fine)
                include =>
                """);
        assertThat(diagnostics.list())
                .extracting(d -> d.location().line() + ":" + d.location().column() + " " + d.message())
                .containsExactly(
                        "2:1 'same' has no extension before it in this section",
                        "3:11 an extension needs a priority and an application",
                        "4:12 'n' has no priority before it in this section",
                        "5:12 this is no priority",
                        "6:12 this is no priority",
                        "7:13 a priority needs an application",
                        "8:13 a priority needs an application",
                        "9:20 the parenthesis of the application is never closed",
                        "10:14 the arguments of an application stand in parentheses",
                        "11:12 the parenthesis of a label is never closed",
                        "12:13 this is no priority",
                        "13:1 unknown statement 'extern' in a context",
                        "14:17 a hint needs a device",
                        "15:23 an extension needs a priority and an application",
                        "16:10 '_.' also takes the special extensions h, i, t and the others",
                        "17:21 what stands behind the last parenthesis is ignored",
                        "19:11 an include names no context");
        assertThat(steps(plan, "test", "14")).isEqualTo("1,NoOp(fine)");
        assertThat(steps(plan, "test", "7")).isEqualTo("1,Wait(1)");
    }

    @Test
    void theExampleOfASmallOfficeReadsWithoutAWord() {
        Plan plan = read("""
                [general]
                static=yes
                writeprotect=no
                [globals]
                CONSOLE=PJSIP/console ; the desk
                [macro-free]
                exten => s,1(top),Set(COUNT=$[0${COUNT} + 1])
                 same => n,GotoIf($["${COUNT}" > "3"]?done)
                 same => n,Background(menu&press-1,m)
                 same => n,WaitExten(5)
                 same => n(done),Playback(vm-goodbye)
                 same => n,Hangup()
                exten => i,1,Playback(invalid)
                 same => n,Goto(s,top)
                exten => t,1,Goto(s,top)
                exten => _1NXXNXXXXXX,1,Dial(${CONSOLE}/${EXTEN:1},30,tTb(pre^s^1(${EXTEN:0:4}^x)))
                 same => n,Gosub(status-${DIALSTATUS},s,1(${EXTEN},${CALLERID(num)}))
                exten => _1NXXNXXXXXX/_555.,1,Congestion()
                """);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(plan.match("macro-free", "12125551212", "")
                        .orElseThrow()
                        .extension()
                        .name())
                .isEqualTo("_1NXXNXXXXXX");
        assertThat(plan.match("macro-free", "12125551212", "5551")
                        .orElseThrow()
                        .extension()
                        .name())
                .isEqualTo("_1NXXNXXXXXX/_555.");
        assertThat(plan.resolve("macro-free", "s", "done", "", 1)).isEqualTo(Optional.of(5));
    }
}
