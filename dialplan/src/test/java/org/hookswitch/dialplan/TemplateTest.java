package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {

    private static final SourceLocation HERE = new SourceLocation("extensions.conf", 7, 20);

    private static TestScope scope() {
        return new TestScope()
                .with("NUMBER", "98765")
                .with("NAME", "NUMBER")
                .with("EMPTY", "")
                .with("n", "2")
                .with("m", "-2")
                .with("i", "3")
                .with("a", "foo")
                .with("foo", "bar")
                .with("EXTEN", "918005551212")
                .with("ARG3", "third")
                .with("dollar", "${NUMBER}")
                .with("expr", "1 + 2")
                .with("sum", "$[1+1]")
                .with("colon", "NUMBER:1")
                .with("call", "LEN(abc)")
                .with("quoted", "\"x\"")
                .with("slice", "1:3")
                .with("paren", "a)b")
                .with("brace", "a}b")
                .with("é", "accent");
    }

    static List<Table.Row> substitutions() {
        return Table.read("substitutions.tsv");
    }

    @ParameterizedTest
    @MethodSource("substitutions")
    void aTextGivesWhatTheTableSays(Table.Row row) {
        Template template = Template.parse(row.get(0), HERE, new Diagnostics());
        assertThat(template.evaluate(scope())).isEqualTo(row.get(1));
        assertThat(template.source()).isEqualTo(row.get(0));
    }

    @Test
    void aTextWithoutSubstitutionsIsConstant() {
        assertThat(Template.parse("a $ b {c} [d]").isConstant()).isTrue();
        assertThat(Template.parse("a ${b}").isConstant()).isFalse();
        assertThat(Template.parse("$[1+1]").isConstant()).isFalse();
        assertThat(Template.parse("abc").asConstant()).contains("abc");
    }

    @Test
    void aBraceThatIsNeverClosedIsReportedWhereItOpens() {
        Diagnostics diagnostics = new Diagnostics();
        Template.parse("abc${NUMBER", HERE, diagnostics);
        assertThat(diagnostics.list()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.location()).isEqualTo(new SourceLocation("extensions.conf", 7, 23));
            assertThat(diagnostic.message()).contains("never closed");
            assertThat(diagnostic.expected()).contains("'}'");
        });
    }

    @Test
    void aMistakeInAnExpressionIsReportedWithItsPlace() {
        Diagnostics diagnostics = new Diagnostics();
        Template.parse("$[1 + ]", HERE, diagnostics);
        assertThat(diagnostics.list()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.location()).isEqualTo(new SourceLocation("extensions.conf", 7, 22));
            assertThat(diagnostic.message()).contains("found the end, expected a value");
        });
    }

    @Test
    void anExpressionWhoseOperatorIsAVariableIsNoMistake() {
        Diagnostics diagnostics = new Diagnostics();
        Template template = Template.parse("$[${n} ${op} ${i}]", HERE, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(template.evaluate(scope().with("op", "*"))).isEqualTo("6");
    }

    @Test
    void aMistakeThatComesUpWhileEvaluatingIsAWarning() {
        TestScope scope = scope();
        assertThat(Template.parse("$[${EMPTY} = foo]").evaluate(scope)).isEmpty();
        assertThat(scope.warnings).singleElement().asString().contains("found '=', expected a value");
    }

    @Test
    void aDivisionByZeroIsAWarning() {
        TestScope scope = scope();
        assertThat(Template.parse("$[${n} / 0]").evaluate(scope)).isEqualTo("2147483647");
        assertThat(scope.warnings).singleElement().asString().contains("division by zero");
    }

    @Test
    void eachSubstitutionIsEvaluatedOnceAndInOrder() {
        TestScope scope = scope();
        Template.parse("$[${ECHO(1 + 1)} * ${ECHO(2)} = ${ECHO(3)}]").evaluate(scope);
        assertThat(scope.calls).containsExactly("ECHO(1 + 1)", "ECHO(2)", "ECHO(3)");
    }

    @Test
    void bothBranchesOfAConditionalAreEvaluated() {
        TestScope scope = scope();
        Template.parse("$[1 ? ECHO(1) :: ECHO(2)]").evaluate(scope);
        assertThat(scope.calls).containsExactly("ECHO(1)", "ECHO(2)");
    }

    @Test
    void aTextThatComesUpInACallIsSubstitutedOnceAndWarnedOf() {
        TestScope scope = scope();
        assertThat(Template.substitute("${NUMBER}/$[1+", scope)).isEqualTo("98765/0");
        assertThat(scope.warnings)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("'$[' is never closed in '${NUMBER}/$[1+'"),
                        second -> assertThat(second).contains("found the end, expected a value"));
        assertThat(Template.substitute("plain", scope)).isEqualTo("plain");
    }

    @Test
    void nestingIsLimitedAndTheRestStaysAsItIsWritten() {
        String deep = "${q".repeat(Template.MAX_DEPTH + 10) + "}".repeat(Template.MAX_DEPTH + 10);
        Diagnostics diagnostics = new Diagnostics();
        Template template = Template.parse(deep, HERE, diagnostics);
        assertThat(diagnostics.list())
                .extracting(Diagnostic::message)
                .containsExactly("substitutions are nested more than 64 deep");
        assertThat(template.evaluate(scope())).isEmpty();
    }

    @Test
    void nestingUpToTheLimitWorks() {
        String deep = "${ECHO(".repeat(Template.MAX_DEPTH) + "x" + ")}".repeat(Template.MAX_DEPTH);
        Diagnostics diagnostics = new Diagnostics();
        assertThat(Template.parse(deep, HERE, diagnostics).evaluate(scope())).isEqualTo("x");
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @Test
    void aValueThatIsTooLongIsCutWithAWarning() {
        TestScope scope = scope().with("big", "x".repeat(Template.MAX_LENGTH));
        assertThat(Template.parse("${big}").evaluate(scope)).hasSize(Template.MAX_LENGTH);
        assertThat(scope.warnings).isEmpty();
        assertThat(Template.parse("${big}${big}").evaluate(scope)).hasSize(Template.MAX_LENGTH);
        assertThat(scope.warnings).singleElement().asString().contains("is cut to 1048576");
    }

    @Test
    void aSeparatorInConstantTextSplitsBeforehand() {
        Template.Split split = Template.parse("i=$[${i}+1]=x").splitAt('=').orElseThrow();
        assertThat(split.before().asConstant()).contains("i");
        assertThat(split.after().evaluate(scope())).isEqualTo("4=x");
        assertThat(split.after().source()).isEqualTo("$[${i}+1]=x");
    }

    @Test
    void aSeparatorBehindANumberSplitsBeforehand() {
        Template.Split split =
                Template.parse("$[${i}<10]?loop,1:done").splitAt('?').orElseThrow();
        assertThat(split.before().test(scope())).isTrue();
        assertThat(split.after().splitAt(':').orElseThrow().after().asConstant())
                .contains("done");
    }

    @Test
    void aSeparatorBehindAValueThatMayHoldItDoesNotSplitBeforehand() {
        assertThat(Template.parse("${a}=1").splitAt('=')).isEmpty();
        assertThat(Template.parse("$[${a}]?x:y").splitAt('?')).isEmpty();
        assertThat(Template.parse("$[${a} | 1]?x:y").splitAt('?')).isEmpty();
        assertThat(Template.parse("abc").splitAt('=')).isEmpty();
        assertThat(Template.parse("${a=b}").splitAt('=')).isEmpty();
    }

    @Test
    void theSourceOfASplitIsWhatWasWritten() {
        String text = "x${NUMBER:1:2}${ECHO(a,${n}):${i}}${ARG${i}}";
        Template.Split split = Template.parse(text + "=" + text)
                .splitAt('=')
                .orElse(new Template.Split(Template.EMPTY, Template.EMPTY));
        assertThat(split.after()).isEqualTo(Template.EMPTY);
        assertThat(Template.parse("k=" + text)
                        .splitAt('=')
                        .orElseThrow()
                        .after()
                        .source())
                .isEqualTo(text);
    }

    @Test
    void aConditionIsTrueUnlessEmptyOrANumberThatBeginsWithZero() {
        assertThat(List.of("", "0", "00", "-0", " 0", "0.5", "0abc")).noneMatch(Condition::holds);
        assertThat(List.of("1", "-1", "10", " 5", "abc", "false", "-", " ", ".5", "0x".substring(1)))
                .allMatch(Condition::holds);
    }

    @Test
    void aTemplateTestsLikeItsText() {
        assertThat(Template.parse("${n}").test(scope())).isTrue();
        assertThat(Template.parse("${EMPTY}").test(scope())).isFalse();
        assertThat(Template.parse("$[${n} = 2]").test(scope())).isTrue();
        assertThat(Template.parse("$[${n} / 4]").test(scope())).isFalse();
        assertThat(Template.parse("$[\"${a}\" = \"foo\"]").test(scope())).isTrue();
        assertThat(Template.parse("$[${n} = 2]x").test(scope())).isTrue();
    }

    @Test
    void thePartsOfATemplateCanBeLookedAt() {
        assertThat(Template.parse("a${b:1}${C(d)}$[1+1]${e${f}}").parts())
                .satisfiesExactly(
                        part -> assertThat(part).isEqualTo(new Part.Text("a")),
                        part -> assertThat(part)
                                .isEqualTo(new Part.Variable(
                                        "b", new Part.Slicing(new Slice(1, Integer.MAX_VALUE), Optional.empty()))),
                        part -> assertThat(part)
                                .isEqualTo(new Part.Function("C", Template.constant("d"), Part.Slicing.WHOLE)),
                        part -> assertThat(((Expression) part).source()).isEqualTo("1+1"),
                        part -> assertThat(part).isInstanceOf(Part.Indirect.class));
    }
}
