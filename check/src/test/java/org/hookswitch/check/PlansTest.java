package org.hookswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Checks plans that somebody other than the author of the rules wrote, against verdicts given by hand.
 *
 * <p>A line of {@code findings.tsv} is {@code file:line:code}, the verdict and the reason. The verdict is {@code true},
 * {@code false}, or {@code useless} for what is right and helps nobody. When a rule changes, what differs is judged anew.
 */
class PlansTest {

    private static final List<String> PLANS = List.of(
            "office-web-interface.conf",
            "hotel-by-hand.conf",
            "callcentre-dialer.conf",
            "office-by-hand.conf",
            "legacy-numbered.conf");

    private static List<String> lines(String name) {
        InputStream stream = Objects.requireNonNull(PlansTest.class.getResourceAsStream("/plans/" + name), name);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyFindingHasAVerdictAndFewerThanOneInFiftyAreFalse() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String line : lines("findings.tsv")) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(3);
            assertThat(columns[1]).as(line).isIn("true", "false", "useless");
            assertThat(columns[2]).as(line).isNotBlank();
            verdicts.put(columns[0], columns[1]);
        }
        Set<String> found = new LinkedHashSet<>();
        for (String plan : PLANS) {
            Examples.find(String.join("\n", lines(plan)) + "\n")
                    .forEach(finding -> found.add(plan + ":"
                            + finding.location().line() + ":" + finding.rule().code()));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(verdicts.keySet());
        long wrong = verdicts.values().stream().filter("false"::equals).count();
        assertThat(wrong * 50).isLessThan(verdicts.size());
    }

    @Test
    void thePlansHaveThreeThousandLines() {
        assertThat(PLANS.stream().mapToInt(plan -> lines(plan).size()).sum()).isGreaterThan(3_000);
    }
}
