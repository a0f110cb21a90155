package org.hookswitch.pbx;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating system's {@code /bin/sh}. A command that runs for longer than an hour is killed.
 *
 * <p>Thread-safe; each command has a virtual thread that waits for its end.
 */
final class SystemShell implements Shell {

    private static final Logger LOG = LoggerFactory.getLogger(SystemShell.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int NOT_STARTED = 127;

    private final Environment environment;

    SystemShell(Environment environment) {
        this.environment = environment;
    }

    @Override
    public CompletableFuture<Result> start(String command, boolean readOutput) {
        Process process;
        try {
            ProcessBuilder program = new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(readOutput ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            environment.applyTo(program);
            process = program.start();
        } catch (IOException e) {
            LOG.error("the command '{}' cannot be started: {}", command, e.getMessage());
            return CompletableFuture.completedFuture(new Result(NOT_STARTED, ""));
        }
        var ending = new CompletableFuture<Result>();
        // Killed at the limit whether somebody reads its output or waits for its end.
        var _ = process.onExit()
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((over, late) -> {
                    if (late != null) {
                        LOG.warn("the command '{}' is killed after {} minutes", command, LONGEST.toMinutes());
                        process.destroyForcibly();
                    }
                });
        Thread.ofVirtual().name("command").start(() -> ending.complete(await(process, readOutput)));
        return ending;
    }

    private static Result await(Process process, boolean readOutput) {
        String output = readOutput ? read(process.getInputStream()) : "";
        return new Result(process.onExit().join().exitValue(), output);
    }

    private static String read(InputStream from) {
        try (from) {
            byte[] kept = from.readNBytes(LONGEST_OUTPUT);
            from.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("the output of a command cannot be read: {}", e.getMessage());
            return "";
        }
    }
}
