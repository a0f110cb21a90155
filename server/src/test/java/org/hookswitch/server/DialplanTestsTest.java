package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.rehearse.Coverage;
import org.hookswitch.rehearse.Rehearsal;
import org.hookswitch.rehearse.Result;
import org.hookswitch.rehearse.TestCase;
import org.hookswitch.rehearse.TestFiles;
import org.hookswitch.rehearse.TextReport;
import org.junit.jupiter.api.Test;

/** The tests that users are shown: those of config/ and the examples of the page that teaches how to write them. */
class DialplanTestsTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static Coverage assertAllPass(List<TestCase> tests) {
        assertThat(tests).isNotEmpty();
        Rehearsal rehearsal = Rehearsals.of(List.of());
        var coverage = new Coverage();
        for (TestCase test : tests) {
            Result result = rehearsal.run(test, 1);
            assertThat(result.status()).as(TextReport.of(result)).isEqualTo(Result.Status.PASSED);
            coverage.add(result);
        }
        return coverage;
    }

    private static List<TestCase> read(Path file) {
        var diagnostics = new Diagnostics();
        List<TestCase> tests = TestFiles.read(file, diagnostics).tests();
        assertThat(diagnostics.list()).as(diagnostics.render()).isEmpty();
        return tests;
    }

    @Test
    void theTestsOfTheShippedConfigurationPassOutOfTheBox() throws IOException {
        try (Stream<Path> files = Files.list(HOUSE.resolve("config/tests"))) {
            var _ = assertAllPass(files.filter(f -> f.toString().endsWith(".test.yaml"))
                    .flatMap(f -> read(f).stream())
                    .toList());
        }
    }

    @Test
    void theTestsOfTheExampleCompanyReachEveryPriorityAndBranch() throws IOException {
        try (Stream<Path> files = Files.list(HOUSE.resolve("examples/company/tests"))) {
            Coverage coverage = assertAllPass(files.filter(f -> f.toString().endsWith(".test.yaml"))
                    .flatMap(f -> read(f).stream())
                    .toList());
            assertThat(coverage.priorities().reached())
                    .as(coverage.text())
                    .isEqualTo(coverage.priorities().all());
            assertThat(coverage.branches().reached())
                    .as(coverage.text())
                    .isEqualTo(coverage.branches().all());
        }
    }

    @Test
    void theExamplesOfThePageThatTeachesTestingPass() throws IOException {
        String page = Files.readString(HOUSE.resolve("docs/testing.md"));
        assertThat(page.lines().count()).isLessThan(150);
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            var diagnostics = new Diagnostics();
            List<TestCase> tests = TestFiles.read(HOUSE.resolve("docs/testing.md"), example, diagnostics)
                    .tests();
            assertThat(diagnostics.list()).as(diagnostics.render()).isEmpty();
            var _ = assertAllPass(tests);
        }
    }
}
