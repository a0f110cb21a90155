package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of matching.tsv. */
class MatchingTableTest {

    static List<Table.Row> matchings() {
        return Table.read("matching.tsv");
    }

    private static Context context(Table.Row row) {
        StringBuilder text = new StringBuilder("[test]\n");
        for (String name : row.get(0).split(" ", -1)) {
            text.append("exten => ").append(name).append(",1,NoOp()\n");
        }
        return PlanText.plan(text.toString()).context("test").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("matchings")
    void theTableSaysWhichExtensionIsFound(Table.Row row) {
        Optional<String> found = context(row)
                .find(row.get(1), "")
                .map(match -> match.extension().pattern().source());
        assertThat(found.orElse("")).isEqualTo(row.get(2));
    }

    @ParameterizedTest
    @MethodSource("matchings")
    void theTableSaysWhatCanBecomeAnExtension(Table.Row row) {
        Context context = context(row);
        assertThat(context.query(row.get(1), "", MatchQuery.EXACT))
                .isEqualTo(!row.get(2).isEmpty());
        assertThat(context.query(row.get(1), "", MatchQuery.CAN))
                .isEqualTo(row.get(3).equals("y"));
    }

    @ParameterizedTest
    @MethodSource("matchings")
    void theTableSaysWhetherMoreDigitsCouldMatch(Table.Row row) {
        assertThat(context(row).query(row.get(1), "", MatchQuery.MORE))
                .isEqualTo(row.get(4).equals("y"));
    }

    /** Asterisk's own way: all that match, in the sorted list, the first. */
    @ParameterizedTest
    @MethodSource("matchings")
    void theSortedListGivesTheSame(Table.Row row) {
        Optional<String> first = Arrays.stream(row.get(0).split(" ", -1))
                .map(ExtensionPattern::parse)
                .sorted()
                .filter(pattern -> pattern.matches(row.get(1)))
                .map(ExtensionPattern::source)
                .findFirst();
        assertThat(first.orElse("")).isEqualTo(row.get(2));
    }
}
