package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @Test
    void helpListsEveryCommandWithOneLine() {
        assertThat(line.execute("--help")).isEqualTo(ExitCode.OK);
        assertThat(line.getSubcommands()).isNotEmpty();
        line.getSubcommands().forEach((name, command) -> {
            String[] description = command.getCommandSpec().usageMessage().description();
            assertThat(description).as(name).hasSize(1);
            assertThat(out.toString().lines())
                    .as("one line, not wrapped, for %s", name)
                    .anyMatch(shown -> shown.matches("  " + name + " +\\Q" + description[0] + "\\E"));
        });
    }

    @Test
    void helpSaysWhatExitCodesMean() {
        line.execute("--help");
        assertThat(out.toString()).containsPattern("Exit codes:\\R  0 +done");
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        assertThat(line.execute("dial")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("dial");
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(line.execute()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Commands:");
    }

    @Test
    void aMissingConfigurationFolderIsAConfigurationErrorOfOneLine() {
        assertThat(line.execute("run", "--config", "no-such-folder")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString().strip()).isEqualTo("hookswitch: no configuration folder no-such-folder");
    }
}
