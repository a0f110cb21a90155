package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    private Path dialplan(String text) throws IOException {
        return Files.writeString(folder.resolve("extensions.conf"), text);
    }

    @Test
    void aDialplanWithoutMistakesEndsWithZero() throws IOException {
        dialplan("[phones]\nexten => 100,1,Answer()\n same => n,Hangup()\n");
        assertThat(line.execute("check", folder.toString())).as("%s", out).isEqualTo(ExitCode.OK);
        assertThat(out.toString().strip()).isEqualTo("nothing found");
    }

    @Test
    void aMistakeIsNamedWithItsLineAndEndsWithOne() throws IOException {
        Path file = dialplan("[phones]\nexten => 100,1,Goto(nowhere,s,1)\n");
        assertThat(line.execute("check", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("extensions.conf:2:21: error: there is no context 'nowhere' to go to [HS0201]")
                .contains("  exten => 100,1,Goto(nowhere,s,1)");
    }

    @Test
    void findingsComeAsSarif() throws IOException {
        Path file = dialplan("[phones]\nexten => 100,1,Goto(nowhere,s,1)\n");
        assertThat(line.execute("check", "--format", "sarif", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("\"version\": \"2.1.0\"", "\"ruleId\": \"HS0201\"", "\"startColumn\": 21");
    }

    @Test
    void aFileThatIsNotThereCannotBeChecked() {
        assertThat(line.execute("check", folder.resolve("none").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no file or folder");
    }

    @Test
    void aCodeExplainsItself() {
        assertThat(line.execute("check", "--explain", "hs0301")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("HS0301:").contains("Wrong:", "Right:");
    }

    @Test
    void aCodeThatDoesNotExistIsAUsageError() {
        assertThat(line.execute("check", "--explain", "HS9999")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theShippedConfigurationHasNoMistakes() throws IOException {
        Path shipped = Files.createDirectory(folder.resolve("shipped"));
        try (var files = Files.newDirectoryStream(Path.of("../config"))) {
            for (Path file : files) {
                Files.copy(file, shipped.resolve(file.getFileName()));
            }
        }
        // The switch makes this file when it first runs.
        Files.writeString(shipped.resolve("pjsip-secrets.conf"), "");
        assertThat(line.execute("check", "--asterisk", shipped.toString()))
                .as("%s", out)
                .isEqualTo(ExitCode.OK);
    }
}
