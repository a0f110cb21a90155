package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the switch as a process of its own, as the launcher does. */
@Timeout(60)
class RunTest {

    private static final int EXIT_SECONDS = 30;

    @TempDir
    Path folder;

    private Path state;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void folders() {
        state = folder.resolve("state");
    }

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void itSaysWhenItIsReadyAndEndsWithZeroWhenTerminated() throws Exception {
        Process run = start();
        awaitLine(run, "is ready");
        run.destroy();
        assertThat(run.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(state.resolve("log/messages")))
                .containsPattern(
                        "(?m)^\\[\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d\\] NOTICE\\[\\d+\\] Hookswitch: .* is ready")
                .endsWith("stopped\n");
    }

    @Test
    void passwordsAreMadeAtTheFirstStartOnlyAndForTheOwnerOnly() throws Exception {
        Process first = start();
        awaitLine(first, "is ready");
        stop(first);
        Path secrets = state.resolve(PhoneSecrets.FILE);
        String made = Files.readString(secrets);
        assertThat(made).containsPattern("(?m)^\\[6003\\]\\(phone-auth\\)$");
        assertThat(made.lines().filter(line -> line.startsWith("password = ")).distinct())
                .hasSize(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");

        Process second = start();
        awaitLine(second, "is ready");
        stop(second);
        assertThat(Files.readString(secrets)).isEqualTo(made);
    }

    @Test
    void aSecondSwitchOnTheSameStateFolderIsRefusedAndTheFirstIsNamed() throws Exception {
        Process first = start();
        awaitLine(first, "is ready");
        Process second = start();
        assertThat(second.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("is used by process " + first.pid());
    }

    private Process start() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("extensions.conf"), "[phones]\nexten => 100,1,Hangup()\n");
        Files.writeString(
                config.resolve("pjsip.conf"), "[udp]\ntype = transport\nprotocol = udp\nbind = 127.0.0.1:0\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "org.hookswitch.server/org.hookswitch.server.Main",
                        "run",
                        "--config",
                        config.toString(),
                        "--state",
                        state.toString())
                .redirectErrorStream(true)
                .start();
        started.add(process);
        return process;
    }

    private static void stop(Process run) throws InterruptedException {
        run.destroy();
        assertThat(run.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitLine(Process run, String text) throws IOException {
        var seen = new ArrayList<String>();
        BufferedReader lines = run.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        assertThat(seen).as("output before the process ended").anyMatch(line -> line.contains(text));
    }
}
