package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hookswitch.conf.Diagnostics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static String run(Plan plan, String context, String dialed, String caller) {
        StringBuilder trace = new StringBuilder();
        Optional<Match> match = plan.match(context, dialed, caller);
        if (match.isEmpty()) {
            return "nothing";
        }
        for (int number = 1; ; number++) {
            Priority priority = match.get().priority(number);
            if (priority == null) {
                return trace.toString().strip();
            }
            trace.append(priority.arguments()).append(' ');
        }
    }

    private static String run(String text, String dialed) {
        return run(PlanText.plan(text), "test", dialed, "");
    }

    @Test
    void aPriorityThatTheBestLacksComesFromTheNextBest() {
        assertThat(run("""
                [test]
                exten => 6410,1,SayDigits(987)
                exten => _641X,1,SayDigits(12345)
                exten => _641X,n,SayDigits(54321)
                exten => _6.,3,SayDigits(3)
                """, "6410")).isEqualTo("987 54321 3");
    }

    @Test
    void aPriorityThatTheContextLacksComesFromAnIncludedOne() {
        assertThat(run("""
                [test]
                include => more
                exten => 1,1,NoOp(own)
                [more]
                exten => 1,1,NoOp(hidden)
                exten => _X,2,NoOp(included)
                """, "1")).isEqualTo("own included");
    }

    @Test
    void ownPatternsComeBeforeIncludedPlainNames() {
        assertThat(run("""
                [test]
                include => more
                exten => _X.,1,NoOp(pattern)
                [more]
                exten => 100,1,NoOp(plain)
                """, "100")).isEqualTo("pattern");
    }

    @Test
    void includesAreSearchedInOrderAndInDepth() {
        String text = """
                [test]
                include => a
                include => b
                [a]
                include => aa
                [aa]
                exten => 1,1,NoOp(aa)
                exten => 2,1,NoOp(aa)
                [b]
                exten => 1,1,NoOp(b)
                exten => 3,1,NoOp(b)
                """;
        assertThat(run(text, "1")).isEqualTo("aa");
        assertThat(run(text, "2")).isEqualTo("aa");
        assertThat(run(text, "3")).isEqualTo("b");
        assertThat(run(text, "4")).isEqualTo("nothing");
    }

    @Test
    void includesThatGoRoundInACircleEnd() {
        String text = """
                [test]
                include => a
                [a]
                include => b
                [b]
                include => test
                include => b
                exten => 1,1,NoOp(b)
                """;
        assertThat(run(text, "1")).isEqualTo("b");
        assertThat(run(text, "2")).isEqualTo("nothing");
    }

    @Test
    void aChainOfIncludesIsFollowedOnlySoFar() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("[c").append(i).append("]\ninclude => c").append(i + 1).append('\n');
            text.append("exten => ").append(i).append(",1,NoOp(").append(i).append(")\n");
        }
        Plan plan = PlanText.plan(text.toString());
        assertThat(run(plan, "c0", Integer.toString(Search.MAX_DEPTH), "")).isEqualTo("500");
        assertThat(run(plan, "c0", "19999", "")).isEqualTo("nothing");
    }

    @Test
    void aLabelIsFoundWhereTheBestLacksIt() {
        Plan plan = PlanText.plan("""
                [test]
                include => more
                exten => 100,1,NoOp()
                exten => _XXX,5(here),NoOp()
                [more]
                exten => 100,9(there),NoOp()
                """);
        assertThat(plan.resolve("test", "100", "here", "", 1)).contains(5);
        assertThat(plan.resolve("test", "100", "there", "", 1)).contains(9);
        assertThat(plan.resolve("test", "100", "nowhere", "", 1)).isEmpty();
        assertThat(plan.resolve("test", "100", "1", "", 1)).contains(1);
        assertThat(plan.resolve("test", "100", "+4", "", 1)).contains(5);
        assertThat(plan.resolve("test", "100", "-4", "", 9)).contains(5);
        assertThat(plan.resolve("test", "100", "2", "", 1)).isEmpty();
        assertThat(plan.resolve("nowhere", "100", "1", "", 1)).isEmpty();
    }

    @Test
    void anExtensionForACallerComesBeforeThatForAll() {
        Plan plan = PlanText.plan("""
                [test]
                exten => 306,1,NoOp(all)
                exten => 306/_101,1,NoOp(year)
                exten => 306/102,1,NoOp(beep)
                exten => 306/_10X,1,NoOp(some)
                """);
        assertThat(run(plan, "test", "306", "101")).isEqualTo("year");
        assertThat(run(plan, "test", "306", "102")).isEqualTo("beep");
        assertThat(run(plan, "test", "306", "105")).isEqualTo("some");
        assertThat(run(plan, "test", "306", "200")).isEqualTo("all");
        assertThat(run(plan, "test", "306", "")).isEqualTo("all");
    }

    @Test
    void anEmptyCallerIsForThoseWithoutANumber() {
        Plan plan = PlanText.plan("""
                [test]
                exten => s/,1,NoOp(anonymous)
                exten => s,1,NoOp(known)
                """);
        assertThat(run(plan, "test", "s", "")).isEqualTo("anonymous");
        assertThat(run(plan, "test", "s", "100")).isEqualTo("known");
    }

    @Test
    void aPriorityForACallerIsFollowedByThatForAll() {
        Plan plan = PlanText.plan("""
                [test]
                exten => s/_1XX,1,NoOp(one)
                exten => s,1,NoOp(all-1)
                exten => s,2,NoOp(all-2)
                """);
        assertThat(run(plan, "test", "s", "100")).isEqualTo("one all-2");
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneId.of("UTC"));
    }

    @Test
    void anIncludeWithTimesCountsOnlyThen() {
        String text = """
                [test]
                include => day,9:00-17:00,mon-fri,*,*
                include => night
                [day]
                exten => 1,1,NoOp(day)
                [night]
                exten => 1,1,NoOp(night)
                """;
        // 2026-11-25 is a Wednesday, 2026-11-28 a Saturday.
        assertThat(run(PlanText.plan(text, at("2026-11-25T12:00:00Z"), new Diagnostics()), "test", "1", ""))
                .isEqualTo("day");
        assertThat(run(PlanText.plan(text, at("2026-11-25T08:59:59Z"), new Diagnostics()), "test", "1", ""))
                .isEqualTo("night");
        assertThat(run(PlanText.plan(text, at("2026-11-28T12:00:00Z"), new Diagnostics()), "test", "1", ""))
                .isEqualTo("night");
    }

    @Test
    void aMatchSaysWhetherTheClockHadASay() {
        Plan plan = PlanText.plan("""
                [test]
                include => day,9:00-17:00,*,*,*
                exten => 1,1,NoOp()
                [day]
                exten => 2,1,NoOp()
                """);
        assertThat(plan.match("test", "1", "").map(Match::isTimed)).contains(false);
        assertThat(plan.match("test", "2", "").map(Match::isTimed)).contains(true);
    }

    @Test
    void moreDigitsAreAskedOfIncludedContextsToo() {
        Plan plan = PlanText.plan("""
                [test]
                include => more
                exten => 1,1,NoOp()
                [more]
                exten => 123,1,NoOp()
                exten => _5!,1,NoOp()
                exten => 567,2,NoOp(no first priority)
                """);
        assertThat(plan.query("test", "1", "", MatchQuery.EXACT)).isTrue();
        assertThat(plan.query("test", "1", "", MatchQuery.MORE)).isTrue();
        assertThat(plan.query("test", "12", "", MatchQuery.CAN)).isTrue();
        assertThat(plan.query("test", "123", "", MatchQuery.MORE)).isFalse();
        assertThat(plan.query("test", "5", "", MatchQuery.MORE)).isFalse();
        assertThat(plan.query("test", "9", "", MatchQuery.CAN)).isFalse();
        assertThat(plan.query("nowhere", "1", "", MatchQuery.EXACT)).isFalse();
    }

    @Test
    void prioritiesWithGapsAreFoundByTheirNumbers() {
        Plan plan = PlanText.plan("""
                [test]
                exten => 1,100,NoOp(c)
                exten => 1,1,NoOp(a)
                exten => 1,7,NoOp(b)
                exten => 1,999999999,NoOp(d)
                """);
        Match match = plan.match("test", "1", "").orElseThrow();
        assertThat(arguments(match.priority(1))).isEqualTo("a");
        assertThat(arguments(match.priority(7))).isEqualTo("b");
        assertThat(arguments(match.priority(100))).isEqualTo("c");
        assertThat(arguments(match.priority(999999999))).isEqualTo("d");
        assertThat(match.priority(2)).isNull();
        assertThat(match.priority(0)).isNull();
        assertThat(match.priority(-1)).isNull();
    }

    private static String arguments(@Nullable Priority priority) {
        return priority == null ? "none" : priority.arguments().source();
    }

    @Test
    void aBoundObjectStaysWithItsPriority() {
        Plan plan = PlanText.plan("[test]\nexten => 1,1,NoOp()\n");
        Priority priority = plan.match("test", "1", "").orElseThrow().priority(1);
        assertThat(priority).isNotNull();
        if (priority != null) {
            assertThat(priority.bound()).isNull();
            priority.bind("step");
            assertThat(priority.bound()).isEqualTo("step");
        }
    }
}
