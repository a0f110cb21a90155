package org.hookswitch.conf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the command of one {@code #exec} with {@code /bin/sh} and takes its output.
 *
 * <p>Blocks the caller up to the rule's timeout. The command gets no input; when its time or room is used up it is ended
 * with all it started. What it writes to its standard error is not taken.
 */
final class ExecCommand {

    private ExecCommand() {}

    /** What came of a command. */
    sealed interface Result {

        record Output(ByteBuffer bytes) implements Result {}

        record Failure(String reason) implements Result {}
    }

    static Result run(String command, Path folder, ExecRule rule) {
        Process process;
        try {
            process = new ProcessBuilder("/bin/sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException notStarted) {
            return new Result.Failure("the command could not be started: " + notStarted.getMessage());
        }
        try {
            return await(process, rule);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Result await(Process process, ExecRule rule) {
        FutureTask<byte[]> reading = new FutureTask<>(() -> readUpTo(process, rule.outputBytes() + 1));
        Thread.ofVirtual().name("conf-exec").start(reading);
        long deadline = System.nanoTime() + rule.timeout().toNanos();
        try {
            byte[] output = reading.get(rule.timeout().toNanos(), TimeUnit.NANOSECONDS);
            if (output.length > rule.outputBytes()) {
                return new Result.Failure("the command wrote more than " + rule.outputBytes() + " bytes");
            }
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return timedOut(rule);
            }
            return process.exitValue() == 0
                    ? new Result.Output(ByteBuffer.wrap(output))
                    : new Result.Failure("the command ended with status " + process.exitValue());
        } catch (TimeoutException late) {
            return timedOut(rule);
        } catch (ExecutionException unread) {
            return new Result.Failure("the command's output could not be read: " + unread.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Result.Failure("the read was interrupted while the command ran");
        }
    }

    private static Result timedOut(ExecRule rule) {
        return new Result.Failure("the command took more than " + rule.timeout().toMillis() + " ms");
    }

    private static byte[] readUpTo(Process process, int limit) {
        try (InputStream output = process.getInputStream()) {
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            taken.writeBytes(output.readNBytes(limit));
            return taken.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
