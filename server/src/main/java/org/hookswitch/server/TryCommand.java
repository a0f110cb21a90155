package org.hookswitch.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.rehearse.Trial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hookswitch try}: one simulated call at the terminal, steered by keys, with the dialplan going by. */
@Command(
        name = "try",
        description = "Try a number of the dialplan in a simulated call, at the terminal.",
        mixinStandardHelpOptions = true,
        footer = {"", "Type while the call runs: " + Trial.HELP + "."})
final class TryCommand implements Callable<Integer> {

    private static final long TICK_MILLIS = 50;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NUMBER", description = "The number to dial.")
    private String number = "";

    @Option(
            names = "--as",
            paramLabel = "PHONE",
            required = true,
            description = "The phone that calls, by its name in pjsip.conf.")
    private String as = "";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FOLDER",
            description = "The configuration folder (default: config/ beside the launcher).")
    private @Nullable Path config;

    @Option(
            names = "--fast",
            description = "Time passes only as you say: an empty line is a second, 10s are ten; at the end of input it"
                    + " runs to the call's end.")
    private boolean fast;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        var diagnostics = new Diagnostics();
        Path folder = config != null ? config : Folders.home().resolve("config");
        var trial = Rehearsals.of(List.of()).trial(folder, as, number, 1, out::println, diagnostics);
        if (trial.isEmpty()) {
            out.println(diagnostics.render());
            out.flush();
            return ExitCode.USAGE;
        }
        out.println(Trial.HELP);
        try (Trial call = trial.get()) {
            if (fast) {
                fast(call, out);
            } else {
                real(call, out);
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void fast(Trial call, PrintWriter out) {
        call.pass(Duration.ofMillis(1));
        out.flush();
        try (var in = input()) {
            for (String line = in.readLine(); line != null && !call.isOver(); line = in.readLine()) {
                call.type(line);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Whatever is left of the call, but not the hold music of eternity.
        for (int minute = 0; minute < 60 && !call.isOver(); minute++) {
            call.pass(Duration.ofMinutes(1));
        }
    }

    private static void real(Trial call, PrintWriter out) throws InterruptedException {
        BlockingQueue<String> typed = new LinkedBlockingQueue<>(1000);
        Thread.ofVirtual().name("keyboard").start(() -> {
            try (var in = input()) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    typed.put(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (!call.isOver()) {
            String line = typed.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (line != null && !line.isBlank()) {
                call.type(line);
            }
            call.pass(Duration.ofMillis(TICK_MILLIS));
            out.flush();
        }
    }

    private static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    }
}
