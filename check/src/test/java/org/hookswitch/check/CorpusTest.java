package org.hookswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Checks dialplans in three manners, more than ten thousand lines, against a file of findings that were judged one by one.
 *
 * <p>{@code findings.tsv} has a line for every finding: the plan, the line, the code, and the verdict {@code mistake}
 * (planted or not), {@code doubtful} (worth a look, though it may be meant), or {@code false}. When a rule changes, the
 * findings that differ are judged anew.
 */
class CorpusTest {

    private static final int FALSE_ALARM_IN = 50;

    private static Map<String, String> plans() {
        Map<String, String> plans = new LinkedHashMap<>();
        plans.put("generated-1", CorpusGenerator.generated(1, 60));
        plans.put("generated-2", CorpusGenerator.generated(2, 240));
        plans.put("generated-3", CorpusGenerator.generated(3, 12));
        plans.put("callcentre-1", CorpusGenerator.callCentre(11, 40));
        plans.put("callcentre-2", CorpusGenerator.callCentre(12, 8));
        plans.put("handmade-1", CorpusGenerator.handmade(21, 60));
        plans.put("handmade-2", CorpusGenerator.handmade(22, 30));
        plans.put("handmade-3", CorpusGenerator.handmade(23, 5));
        for (String written : List.of("written-small-office", "written-family", "written-hotel", "written-legacy")) {
            plans.put(written, resource(written + ".conf"));
        }
        return plans;
    }

    private static String resource(String name) {
        InputStream stream = Objects.requireNonNull(CorpusTest.class.getResourceAsStream("/corpus/" + name), name);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList()) + "\n";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> found(String plan, String text) {
        List<String> found = new ArrayList<>();
        for (Finding finding : Examples.find(text)) {
            found.add(plan + "\t" + finding.location().line() + "\t"
                    + finding.rule().code());
        }
        return found;
    }

    @Test
    void everyPlantedMistakeIsFoundInItsLine() {
        List<String> missing = new ArrayList<>();
        int planted = 0;
        for (Map.Entry<String, String> plan : plans().entrySet()) {
            List<String> found = found(plan.getKey(), plan.getValue());
            String[] lines = plan.getValue().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                int mark = lines[i].indexOf(";! ");
                if (mark >= 0) {
                    planted++;
                    String wanted = plan.getKey() + "\t" + (i + 1) + "\t"
                            + lines[i].substring(mark + 3).strip();
                    if (!found.contains(wanted)) {
                        missing.add(wanted + "\t" + lines[i]);
                    }
                }
            }
        }
        assertThat(planted).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFindingIsJudgedAndFewAreFalse() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String line : resource("findings.tsv").split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int tab = line.lastIndexOf('\t');
                verdicts.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        List<String> found = new ArrayList<>();
        plans().forEach((plan, text) -> found.addAll(found(plan, text)));
        assertThat(found)
                .as("findings without a verdict, or verdicts without a finding")
                .hasSameElementsAs(verdicts.keySet());
        assertThat(verdicts.values())
                .allMatch(v -> List.of("mistake", "doubtful", "false").contains(v));
        long wrong = verdicts.values().stream().filter("false"::equals).count();
        assertThat(wrong * FALSE_ALARM_IN).isLessThan(verdicts.size());
    }

    @Test
    void theCorpusIsLongEnough() {
        long lines = plans().values().stream()
                .mapToLong(text -> text.lines().count())
                .sum();
        assertThat(lines).isGreaterThan(10_000);
    }
}
