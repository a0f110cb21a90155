package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPlanTest {

    @TempDir
    Path folder;

    private final List<Diagnostic> reported = new ArrayList<>();

    @Test
    void withoutAFileTroubleGoesToConsoleAndMessages() {
        LogPlan plan = LogPlan.read(ConfReader.in(folder), reported::add);
        assertThat(plan.words()).containsOnlyKeys("console", "messages", "security");
        assertThat(reported).isEmpty();
    }

    @Test
    void eachNameGetsItsWords() throws IOException {
        LogPlan plan = read("full => notice,warning,verbose(5)", "everything => *", "security => security");
        assertThat(plan.words().get("full"))
                .containsExactlyInAnyOrder(LogWord.NOTICE, LogWord.WARNING, LogWord.VERBOSE);
        assertThat(plan.words().get("everything")).isEqualTo(EnumSet.allOf(LogWord.class));
        assertThat(plan.words().get("security")).containsExactly(LogWord.SECURITY);
        assertThat(reported).isEmpty();
    }

    @Test
    void aWordThatIsNoneIsReportedWithItsPlace() throws IOException {
        LogPlan plan = read("messages => notice,fax");
        assertThat(plan.words().get("messages")).containsExactly(LogWord.NOTICE);
        assertThat(reported)
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.toString())
                        .startsWith("logger.conf:2:")
                        .contains("'fax'"));
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        LogPlan plan = read("syslog.local0 => notice", "messages => [json]notice");
        assertThat(plan.words()).containsOnlyKeys("messages");
        assertThat(reported)
                .extracting(diagnostic -> diagnostic.code().orElse(""))
                .containsExactly("logger.syslog", "logger.format");
    }

    @Test
    void theCommandLineAddsWordsToTheConsole() throws IOException {
        LogPlan plan = read("messages => notice").withConsole(Set.of(LogWord.VERBOSE));
        assertThat(plan.words().get("console"))
                .containsExactlyInAnyOrder(LogWord.ERROR, LogWord.WARNING, LogWord.NOTICE, LogWord.VERBOSE);
    }

    private LogPlan read(String... lines) throws IOException {
        Files.writeString(folder.resolve("logger.conf"), "[logfiles]\n" + String.join("\n", lines) + "\n");
        return LogPlan.read(ConfReader.in(folder), reported::add);
    }
}
