package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What fuzzing found, each with the text that showed it. Where time was the trouble, the limit is far above what is needed
 * and far below what was taken.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FindingsTest {

    private static final SourceLocation HERE = new SourceLocation("extensions.conf", 1, 1);

    private static Diagnostic only(Diagnostics diagnostics) {
        assertThat(diagnostics.list()).hasSize(1);
        return diagnostics.list().getFirst();
    }

    @Test
    void ofARangeThroughHalfOfUnicodeOnlyTheEndsCount() {
        Diagnostics diagnostics = new Diagnostics();
        ExtensionPattern pattern = ExtensionPattern.parse("_[1-\uFFFD5]", HERE, diagnostics);
        assertThat(pattern.places()).containsExactly("15\uFFFD");
        assertThat(only(diagnostics).message()).contains("only its ends count");
    }

    @Test
    void aNameAsLongAsALineIsCutBeforeTheSearchExhaustsTheStack() {
        Diagnostics diagnostics = new Diagnostics();
        Plan plan = PlanText.plan("[a]\nexten => _" + "X".repeat(60_000) + ",1,NoOp()\n", diagnostics);
        assertThat(only(diagnostics).message()).contains("60001 characters").contains("cut to 1000");
        assertThat(plan.match("a", "1".repeat(999), "")).isPresent();
        assertThat(plan.match("a", "1".repeat(60_000), "")).isEmpty();
        assertThat(plan.query("a", "1", "", MatchQuery.MORE)).isTrue();
    }

    @Test
    void aGotoToAPatternMeansTheOneOfTwoEqualOnesThatItWrites() {
        Plan plan = PlanText.plan(
                "[a]\nexten => _X.,1,NoOp(one)\nexten => _X.ignored/7,1,NoOp(two)\nexten => _x.ignored/8,1,NoOp(three)\n");
        assertThat(plan.match("a", "_X.", "")
                        .orElseThrow()
                        .extension()
                        .pattern()
                        .source())
                .isEqualTo("_X.");
        assertThat(plan.match("a", "_X.ignored", "")).isEmpty();
        assertThat(plan.match("a", "_X.ignored", "7")
                        .orElseThrow()
                        .extension()
                        .pattern()
                        .source())
                .isEqualTo("_X.ignored");
        assertThat(plan.match("a", "_X.ignored", "8")
                        .orElseThrow()
                        .extension()
                        .pattern()
                        .source())
                .isEqualTo("_x.ignored");
    }

    @Test
    void namesThatDifferOnlyInTheCaseOfLettersAreAllFound() {
        Plan plan = PlanText.plan("[a]\nexten => ab,2,NoOp()\nexten => AB,1,NoOp()\nexten => aB,2,NoOp()\n");
        assertThat(plan.query("a", "a", "", MatchQuery.MORE)).isTrue();
        assertThat(plan.query("a", "aB", "", MatchQuery.EXACT)).isFalse();
        assertThat(plan.query("a", "aB", "", MatchQuery.CAN)).isTrue();
    }

    @Test
    void aPriorityBeyondAllNumbersIsSaidToBeNone() {
        Diagnostics diagnostics = new Diagnostics();
        PlanText.plan(
                "[a]\nexten => 1,999999999,NoOp()\nsame => n,NoOp()\nsame => n+999999999,NoOp()\nsame => s+999999999,NoOp()\n",
                diagnostics);
        assertThat(diagnostics.list())
                .hasSize(3)
                .allSatisfy(diagnostic -> assertThat(diagnostic.message()).isEqualTo("this is no priority"));
    }

    @Test
    void globalVariablesThatDoubleFromLineToLineDoNotFillTheMemory() {
        StringBuilder text = new StringBuilder("[globals]\ng0=0123456789\n");
        for (int i = 1; i < 2_000; i++) {
            text.append("g")
                    .append(i)
                    .append("=x${g")
                    .append(i - 1)
                    .append("}${g")
                    .append(i - 1)
                    .append("}\n");
        }
        Diagnostics diagnostics = new Diagnostics();
        Plan plan = PlanText.plan(text.toString(), diagnostics);
        assertThat(plan.globals().values().stream().mapToLong(String::length).sum())
                .isLessThan(1 << 25);
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void aContextMayIncludeAHundredThousandOthers() {
        StringBuilder text = new StringBuilder("[a]\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("include => c").append(i).append('\n');
        }
        assertThat(PlanText.plan(text.toString()).context("a").orElseThrow().includes())
                .hasSize(100_000);
    }

    @Test
    void aRegularExpressionFullOfRangesThroughUnicodeIsCompiledInTime() {
        PosixRegex regex = PosixRegex.compile("[0-\uFFFDa]".repeat(15_000), true, problem -> {})
                .orElseThrow();
        assertThat(regex.matchAtStart("1".repeat(14_999))).isEmpty();
        assertThat(PosixRegex.compile("^[^d-\u0400\u0410-\u0420\u0415-\u0500\u0405]+$", problem -> {})
                        .orElseThrow()
                        .find("abc\u0401\u0406\u0501"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "c, true",
        "d, false",
        "A, false",
        "\u00FF, true",
        "\u0100, true",
        "\u0105, true",
        "\u0120, true",
        "\u0121, false",
        "\u0500, true",
        "\uFFFF, false"
    })
    void aSetHoldsItsRangesAlsoWhereTheyOverlap(char c, boolean held) {
        CharacterSet set = new CharacterSet()
                .addRange('a', 'c')
                .addRange('\u0103', '\u0110')
                .addRange('\u0100', '\u0101')
                .addRange('\u0118', '\u0120')
                .addRange('\u00F0', '\u0119')
                .add('\u0500');
        assertThat(set.holds(c)).isEqualTo(held);
        assertThat(set.negate().holds(c)).isNotEqualTo(held);
    }

    @Test
    void joinedTextsDoNotFillTheMemory() {
        TestScope scope = new TestScope().with("large", "x".repeat(Template.MAX_LENGTH / 4));
        assertThat(Template.parse("$[${large}" + " ~~ ${large}".repeat(400) + "]")
                        .evaluate(scope))
                .hasSizeLessThanOrEqualTo(Template.MAX_LENGTH);
        assertThat(Template.parse("$[\"" + "${large}".repeat(6_000) + "\"]").evaluate(scope))
                .isEqualTo("0");
        assertThat(scope.warnings)
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning).hasSizeLessThan(200));
        assertThat(Template.parse("$[${large} ~~ ${large} ~~ x]").evaluate(scope))
                .hasSize(Template.MAX_LENGTH / 2 + 1);
    }

    @Test
    void theResultsOfFunctionsInAnExpressionDoNotFillTheMemory() {
        List<String> warnings = new ArrayList<>();
        Scope scope = new Scope() {
            @Override
            public @Nullable String variable(String name) {
                return null;
            }

            @Override
            public String function(String name, String arguments) {
                return name.equals("LEN") ? Integer.toString(arguments.length()) : "x".repeat(Template.MAX_LENGTH);
            }

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        assertThat(Template.parse("$[LEN(MANY())]").evaluate(scope)).isEqualTo(Integer.toString(Template.MAX_LENGTH));
        assertThat(warnings).isEmpty();
        assertThat(Template.parse("$[LEN(MANY()" + ",MANY()".repeat(3_000) + ")]")
                        .evaluate(scope))
                .isEqualTo("0");
        assertThat(warnings)
                .hasSize(10)
                .first()
                .isEqualTo("texts in an expression become too long; they count as empty");
    }

    @Test
    void anExpressionThatACallerFillsWithMistakesWarnsAFewTimes() {
        TestScope scope = new TestScope().with("name", "a" + "+a".repeat(30_000));
        assertThat(Template.parse("$[${name} + 1]").evaluate(scope)).isEqualTo("1");
        assertThat(scope.warnings).hasSize(10);
        assertThat(scope.warnings.getLast()).endsWith("no more is said of this expression");
    }

    @Test
    void aWarningQuotesOnlyAsMuchAsAnybodyReads() {
        TestScope scope = new TestScope().with("name", "a".repeat(100_000)).with("broken", "(".repeat(100_000));
        Template.parse("$[${name} + 1]").evaluate(scope);
        Template.parse("$[${broken}]").evaluate(scope);
        Template.parse("$[FLOOR(${name})]").evaluate(scope);
        Template.substitute("${" + "a".repeat(100_000), scope);
        assertThat(scope.warnings)
                .hasSize(4)
                .allSatisfy(warning -> assertThat(warning).hasSizeLessThan(700));
    }

    @Test
    void hundredsOfTinyNumbersArePrintedInTime() {
        LongDouble tiny = LongDouble.fromDecimal(new BigDecimal(BigInteger.valueOf(7), 4_900));
        assertThat(tiny.toDecimal().round(new MathContext(15))).isEqualByComparingTo("7e-4900");
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            printed.append(tiny);
        }
        assertThat(printed).startsWith("7e-49007e-4900");
    }
}
