package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.junit.jupiter.api.Test;

/** The language against naive versions of itself, on seeded random input. */
class PropertyTest {

    private static final SourceLocation HERE = new SourceLocation("extensions.conf", 1, 1);

    /** An arithmetic expression with its value in whole numbers as a naive evaluator sees it. */
    private record Sum(String text, BigInteger value) {}

    private static Sum sum(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            int value = random.nextInt(1000);
            return new Sum(Integer.toString(value), BigInteger.valueOf(value));
        }
        Sum left = sum(random, depth - 1);
        Sum right = sum(random, depth - 1);
        String a = "(" + left.text + ")";
        String b = "(" + right.text + ")";
        return switch (random.nextInt(12)) {
            case 0 -> new Sum("-" + a, left.value.negate());
            case 1 -> new Sum("!" + a, truth(left.value.signum() == 0));
            case 2 -> new Sum(a + "-" + b, left.value.subtract(right.value));
            case 3 -> new Sum(a + " * " + b, left.value.multiply(right.value));
            case 4 -> right.value.signum() == 0 ? left : new Sum(a + " % " + b, left.value.remainder(right.value));
            case 5 -> new Sum(a + "=" + b, truth(left.value.equals(right.value)));
            case 6 -> new Sum(a + " < " + b, truth(left.value.compareTo(right.value) < 0));
            case 7 -> new Sum(a + ">=" + b, truth(left.value.compareTo(right.value) >= 0));
            case 8 -> new Sum(a + " | " + b, left.value.signum() != 0 ? left.value : right.value);
            case 9 ->
                new Sum(
                        a + " & " + b,
                        left.value.signum() != 0 && right.value.signum() != 0 ? left.value : BigInteger.ZERO);
            case 10 -> new Sum(a + " ? " + b + " :: 7", left.value.signum() != 0 ? right.value : BigInteger.valueOf(7));
            default -> new Sum(a + " + " + b, left.value.add(right.value));
        };
    }

    private static BigInteger truth(boolean value) {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Test
    void wholeNumbersAreComputedExactly() {
        Random random = new Random(20261125);
        int compared = 0;
        for (int i = 0; i < 20_000; i++) {
            Sum sum = sum(random, 5);
            if (sum.value.bitLength() > 59) {
                continue;
            }
            compared++;
            TestScope scope = new TestScope();
            assertThat(Evaluator.evaluate(sum.text, scope).text()).as(sum.text).isEqualTo(sum.value.toString());
            assertThat(Expression.parse(sum.text, HERE, new Diagnostics()).evaluate(scope))
                    .as(sum.text)
                    .isEqualTo(sum.value.toString());
        }
        assertThat(compared).isGreaterThan(15_000);
    }

    /** Random tokens, most of them no expression at all, with values that may hold anything. */
    @Test
    void theCompiledWayGivesWhatTheTextGives() {
        Random random = new Random(42);
        String[] pieces = {
            "1",
            "2.5",
            "007",
            "abc",
            "\"x\"",
            "\"",
            " ",
            " ",
            "+",
            "-",
            "*",
            "/",
            "%",
            "=",
            "!=",
            "<",
            ">=",
            "|",
            "&",
            "!",
            "(",
            ")",
            ":",
            "=~",
            "~~",
            "?",
            "::",
            ",",
            "LEN",
            "LEN(",
            "FLOOR(",
            "ab.c",
            "$",
            "${a}",
            "${b}",
            "${a}",
            "\"${a}\"",
            "\"x${b}y\"",
            "z${a}",
            "${a}${b}"
        };
        String[] values = {
            "",
            "0",
            "1",
            "-1",
            "42",
            "-0",
            "007",
            "-007",
            "3.5",
            "-3.5",
            ".5",
            "abc",
            "a b",
            "1 + 2",
            "\"",
            "\"q\"",
            "(",
            ")",
            "-",
            "--5",
            "+5",
            "1e5",
            "-abc",
            "é",
            "a\"b",
            "999999999999999999",
            "-999999999999999999",
            "1000000000000000000",
            "123456789012345678901234567890",
            ":",
            "::",
            "?",
            "=",
            "LEN",
            "a(b)",
            "~"
        };
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
                if (random.nextBoolean()) {
                    text.append(' ');
                }
            }
            String a = values[random.nextInt(values.length)];
            String b = values[random.nextInt(values.length)];
            String joined = text.toString().replace("${a}", a).replace("${b}", b);
            Template template = Template.parse("$[" + text + "]");
            TestScope scope = new TestScope().with("a", a).with("b", b);
            Operand expected = Evaluator.evaluate(joined, new TestScope());
            assertThat(template.evaluate(scope))
                    .as("%s with a='%s' b='%s'", text, a, b)
                    .isEqualTo(expected.text());
            assertThat(template.test(scope))
                    .as("%s with a='%s' b='%s'", text, a, b)
                    .isEqualTo(Condition.holds(expected.text()));
        }
    }

    @Test
    void whatSubstitutionGivesIsWhatANaiveSubstitutionGives() {
        Random random = new Random(7);
        String[] pieces = {"a", "x", "${a}", "${b:1}", "${c:-2:1}", "${ab}", "$", "{", "}x", " ", "${c:0:-1}", "1"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            TestScope scope = new TestScope()
                    .with("a", "A")
                    .with("b", "Bb")
                    .with("c", "Ccc")
                    .with("ab", "${a}");
            for (int n = random.nextInt(8); n > 0; n--) {
                String piece = pieces[random.nextInt(pieces.length)];
                if (text.toString().endsWith("$") && (piece.startsWith("{") || piece.startsWith("["))) {
                    continue;
                }
                text.append(piece);
                expected.append(
                        switch (piece) {
                            case "${a}" -> "A";
                            case "${b:1}" -> "b";
                            case "${c:-2:1}" -> "c";
                            case "${ab}" -> "${a}";
                            case "${c:0:-1}" -> "Cc";
                            default -> piece;
                        });
            }
            assertThat(Template.parse(text.toString()).evaluate(scope))
                    .as(text.toString())
                    .isEqualTo(expected.toString());
        }
    }

    @Test
    void noTextMakesTheLanguageThrow() {
        Random random = new Random(99);
        String alphabet = "${}[]()\":;,~=!<>+-*/%|&?_.XNZ\\'#^0159aé \t\n";
        for (int i = 0; i < 8_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String made = text.toString();
            assertThatCode(() -> {
                        TestScope scope = new TestScope().with("a", made);
                        Template.parse(made, HERE, new Diagnostics()).evaluate(scope);
                        Template.parse("$[" + made + "]").test(scope);
                        Template.parse("$[${a}]").evaluate(scope);
                        Template.parse("${" + made + "}").evaluate(scope);
                        ExtensionPattern.parse("_" + made).matches(made, MatchQuery.MORE);
                        ArgumentSplitter.split(made);
                        Options.parse(made);
                        Location.parse(made);
                        TimeSpec.parse(made, problem -> {});
                        PosixRegex.compile(made, problem -> {}).ifPresent(regex -> regex.find(made));
                        PlanText.plan("[a]\nexten => " + made + "\nsame => " + made + "\ninclude => " + made);
                    })
                    .as(made)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aLongRowOfOperatorsIsNoDangerToTheStack() {
        TestScope scope =
                new TestScope().with("sum", "1" + "+1".repeat(200_000)).with("minus", "-".repeat(100_000));
        assertThat(Template.parse("$[${sum}]").evaluate(scope)).isEqualTo("200001");
        assertThat(Template.parse("$[${minus}1]").evaluate(scope)).isEqualTo("0");
        assertThat(Template.parse("$[" + "(".repeat(100_000) + "]").evaluate(scope))
                .isEqualTo("0");
        assertThat(Template.parse("$[1" + "+1".repeat(200_000) + "]").evaluate(scope))
                .isEqualTo("200001");
    }

    private static final String[] PATTERN_PIECES = {
        "1", "2", "3", "X", "Z", "N", "[12]", "[1-3]", "[13]", "[2-9]", "[0-9]", "-", "x", "[a1]", "a"
    };

    private static String pattern(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "_");
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            text.append(
                    text.isEmpty() || text.charAt(0) != '_'
                            ? Integer.toString(random.nextInt(4))
                            : PATTERN_PIECES[random.nextInt(PATTERN_PIECES.length)]);
        }
        return switch (text.charAt(0) == '_' ? random.nextInt(5) : 4) {
            case 0 -> text + ".";
            case 1 -> text + "!";
            default -> text.toString();
        };
    }

    /** A pattern as a regular expression of Java: a second opinion on single matches. */
    private static Pattern asRegex(String pattern) {
        if (!pattern.startsWith("_")) {
            return Pattern.compile(Pattern.quote(pattern));
        }
        return Pattern.compile(pattern.substring(1)
                .replaceAll("(?<!\\[[0-9a]?)-", "")
                .replaceAll("[Xx]", "[0-9]")
                .replace("Z", "[1-9]")
                .replace("N", "[2-9]")
                .replace(".", ".+")
                .replace("!", ".*"));
    }

    @Test
    void aPatternMatchesWhatItsRegularExpressionMatches() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String pattern = pattern(random);
            String dialed = dialed(random);
            assertThat(ExtensionPattern.parse(pattern).matches(dialed))
                    .as(pattern + " " + dialed)
                    .isEqualTo(asRegex(pattern).matcher(dialed).matches());
        }
    }

    private static String dialed(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            text.append("0123459a".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    /** A search through the sorted list, one extension after the other, as Asterisk does it. */
    @Test
    void theTreeFindsWhatTheSortedListFinds() {
        Random random = new Random(4);
        for (int i = 0; i < 1_500; i++) {
            StringBuilder text = new StringBuilder("[test]\n");
            List<ExtensionPattern> sorted = new ArrayList<>();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                String name = pattern(random);
                ExtensionPattern parsed = ExtensionPattern.parse(name);
                if (!sorted.contains(parsed)) {
                    sorted.add(parsed);
                    text.append("exten => ").append(name).append(",1,NoOp()\n");
                }
            }
            sorted.sort(Comparator.naturalOrder());
            Context context = PlanText.plan(text.toString()).context("test").orElseThrow();
            assertThat(context.extensions()).extracting(Extension::pattern).isEqualTo(sorted);
            for (int n = 0; n < 20; n++) {
                String dialed = dialed(random);
                Optional<ExtensionPattern> expected = sorted.stream()
                        .filter(pattern -> pattern.matches(dialed))
                        .findFirst();
                assertThat(context.find(dialed, "")
                                .map(match -> match.extension().pattern()))
                        .as(sorted + " " + dialed)
                        .isEqualTo(expected);
                assertThat(context.query(dialed, "", MatchQuery.CAN))
                        .as(sorted + " " + dialed)
                        .isEqualTo(sorted.stream().anyMatch(pattern -> pattern.matches(dialed, MatchQuery.CAN)));
                assertThat(context.query(dialed, "", MatchQuery.MORE))
                        .as(sorted + " " + dialed)
                        .isEqualTo(more(sorted, dialed));
            }
        }
    }

    private static boolean more(List<ExtensionPattern> sorted, String dialed) {
        for (ExtensionPattern pattern : sorted) {
            if (pattern.tail() == ExtensionPattern.Tail.ANY && pattern.matches(dialed)) {
                return false;
            }
            if (pattern.matches(dialed, MatchQuery.MORE)) {
                return true;
            }
        }
        return false;
    }

    /** BigDecimal with more digits than needed, rounded once: a second opinion on arithmetic with fractions. */
    @Test
    void fractionsAreRoundedAsSixtyFourBitsOfMantissaDo() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal a = decimal(random);
            BigDecimal b = decimal(random);
            LongDouble x = LongDouble.fromDecimal(a);
            LongDouble y = LongDouble.fromDecimal(b);
            assertThat(x.add(y)).isEqualTo(LongDouble.fromDecimal(x.toDecimal().add(y.toDecimal())));
            assertThat(x.subtract(y))
                    .isEqualTo(LongDouble.fromDecimal(x.toDecimal().subtract(y.toDecimal())));
            assertThat(x.multiply(y))
                    .isEqualTo(LongDouble.fromDecimal(x.toDecimal().multiply(y.toDecimal())));
            if (!y.isZero()) {
                BigDecimal quotient = x.toDecimal().divide(y.toDecimal(), new MathContext(120, RoundingMode.HALF_EVEN));
                assertThat(x.divide(y)).isEqualTo(LongDouble.fromDecimal(quotient));
                assertThat(x.remainder(y))
                        .isEqualTo(LongDouble.fromDecimal(x.toDecimal().remainder(y.toDecimal())));
            }
            assertThat(Integer.signum(x.compareTo(y))).isEqualTo(x.toDecimal().compareTo(y.toDecimal()));
        }
    }

    private static BigDecimal decimal(Random random) {
        BigInteger unscaled = new BigInteger(random.nextInt(80), random);
        BigDecimal value = new BigDecimal(unscaled, random.nextInt(-12, 25));
        return random.nextBoolean() ? value : value.negate();
    }
}
