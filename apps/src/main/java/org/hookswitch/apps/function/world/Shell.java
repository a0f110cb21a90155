package org.hookswitch.apps.function.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.apps.function.Outside;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code SHELL}: what a command of the system's shell writes, line ends and all. When the channel has to leave, or after
 * ten minutes, the command is ended.
 */
public final class Shell extends Described {

    private static final long LONGEST_MILLIS = 600_000;

    public Shell() {
        super(FunctionSpec.read("SHELL", "Output of a command", "SHELL(command)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.text().isEmpty()) {
            return call.warn("wants a command");
        }
        Process process;
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", call.text())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            Environment.of(call.pbx()).applyTo(builder);
            process = builder.start();
        } catch (IOException e) {
            return call.warn("cannot be started: " + e.getMessage());
        }
        try {
            Executor threads = task -> Thread.ofVirtual().start(task);
            return Outside.await(call, CompletableFuture.supplyAsync(() -> output(process), threads), LONGEST_MILLIS)
                    .orElse("");
        } catch (ExecutionException e) {
            return call.warn("its output cannot be read: " + e.getCause());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String output(Process process) {
        try (InputStream out = process.getInputStream()) {
            return Octets.textOfC(out.readNBytes(Template.MAX_LENGTH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
