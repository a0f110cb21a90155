package org.hookswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private static final Set<String> NEED_A_SWITCH = Set.of("HS0104", "HS0107", "HS0111");

    static List<Rule> rules() {
        return Rules.all();
    }

    private static List<Finding> find(Rule rule, String text) {
        return NEED_A_SWITCH.contains(rule.code()) ? Examples.findOnSmallSwitch(text) : Examples.find(text);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWrongExampleHasExactlyThisFinding(Rule rule) {
        List<Finding> findings = find(rule, rule.wrong());
        assertThat(Examples.codes(findings)).as("%s", findings).containsExactly(rule.code());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRightExampleHasNoFinding(Rule rule) {
        assertThat(find(rule, rule.right())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theFindingPointsIntoTheFileAndShowsItsLine(Rule rule) {
        assertThat(find(rule, rule.wrong())).allSatisfy(finding -> {
            assertThat(finding.location().line()).isPositive();
            assertThat(finding.diagnostic().excerpt()).isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleExplainsItself(Rule rule) {
        assertThat(rule.explanation()).endsWith(".");
        assertThat(rule.title()).doesNotEndWith(".");
        assertThat(Rules.explain(rule)).startsWith(rule.code()).contains("Wrong:", "Right:");
        assertThat(Rules.markdown()).contains("## " + rule.code());
    }

    @Test
    void thePageOfTheDocumentationIsMadeFromTheTable() {
        assertThat(Path.of("../docs/checker.md"))
                .as("./hookswitch check --explain all > docs/checker.md writes it anew")
                .content()
                .isEqualTo(Rules.markdown());
    }

    @Test
    void codesAreUnique() {
        assertThat(Rules.all().stream().map(Rule::code)).doesNotHaveDuplicates();
        Set<String> readers = new HashSet<>();
        Rules.all()
                .forEach(rule -> rule.readers()
                        .forEach(reader ->
                                assertThat(readers.add(reader)).as(reader).isTrue()));
    }
}
