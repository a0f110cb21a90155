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

    @Test
    void commandsRunInTheRunningSwitchAndAnEditedDialplanIsTakenUp() throws Exception {
        Process run = start();
        awaitLine(run, "is ready");
        assertThat(rx(ExitCode.OK, "core", "waitfullybooted")).isEqualTo("Asterisk has fully booted.\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("hookswitch.ctl"))))
                .isEqualTo("rw-------");
        Path dialplan = folder.resolve("config").resolve("extensions.conf");

        Files.writeString(dialplan, "[phones]\nexten => 100,one,Hangup()\n");
        assertThat(rx(ExitCode.OK, "dialplan reload"))
                .contains("extensions.conf:2:")
                .endsWith("The dialplan has errors; the one in force stays.\n");
        assertThat(rx(ExitCode.OK, "dialplan show phones")).contains("1. Hangup()");

        Files.writeString(dialplan, "[phones]\nexten => 200,1,Answer()\n");
        assertThat(rx(ExitCode.OK, "dialplan reload")).isEqualTo("Dialplan reloaded.\n");
        assertThat(rx(ExitCode.OK, "dialplan show phones"))
                .contains("'200' =>")
                .contains("1. Answer()")
                .doesNotContain("Hangup");

        assertThat(rx(ExitCode.OK, "database put pets cat 9")).isEqualTo("Updated database successfully\n");
        run.destroyForcibly().waitFor();
        Process again = start();
        awaitLine(again, "is ready");
        assertThat(rx(ExitCode.OK, "database get pets cat")).isEqualTo("Value: 9\n");

        rx(ExitCode.OK, "core stop now");
        assertThat(again.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).isEqualTo(ExitCode.OK);
        assertThat(rx(ExitCode.FAILED, "core show version")).contains("no switch answers at");
    }

    private String rx(int exitCode, String... words) throws Exception {
        var command = new ArrayList<>(List.of("rx", "--state", state.toString()));
        command.addAll(List.of(words));
        Process rx = new ProcessBuilder(java(command)).redirectErrorStream(true).start();
        started.add(rx);
        String said = new String(rx.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rx.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(rx.exitValue()).as(said).isEqualTo(exitCode);
        return said;
    }

    private static List<String> java(List<String> arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-p",
                System.getProperty("jdk.module.path"),
                "-m",
                "org.hookswitch.server/org.hookswitch.server.Main"));
        line.addAll(arguments);
        return line;
    }

    private Process start() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("extensions.conf"), "[phones]\nexten => 100,1,Hangup()\n");
        Files.writeString(
                config.resolve("pjsip.conf"), "[udp]\ntype = transport\nprotocol = udp\nbind = 127.0.0.1:0\n");
        Process process = new ProcessBuilder(
                        java(List.of("run", "--config", config.toString(), "--state", state.toString())))
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
