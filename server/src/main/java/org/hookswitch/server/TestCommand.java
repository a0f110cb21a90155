package org.hookswitch.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.rehearse.Coverage;
import org.hookswitch.rehearse.CoveragePage;
import org.hookswitch.rehearse.JUnitReport;
import org.hookswitch.rehearse.JsonReport;
import org.hookswitch.rehearse.Rehearsal;
import org.hookswitch.rehearse.Result;
import org.hookswitch.rehearse.Result.Status;
import org.hookswitch.rehearse.TestCase;
import org.hookswitch.rehearse.TestFiles;
import org.hookswitch.rehearse.TestSchema;
import org.hookswitch.rehearse.TextReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hookswitch test}: runs tests of a dialplan without a phone, in virtual time. */
@Command(
        name = "test",
        description = "Test a dialplan without phones, in virtual time: see docs/testing.md.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCode.OK + ":all tests passed",
            ExitCode.FAILED + ":a test failed",
            ExitCode.USAGE + ":a test could not run, or there is none"
        })
final class TestCommand implements Callable<Integer> {

    /** Folders are not followed deeper than this. */
    private static final int DEEPEST = 16;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR",
            description = "Test files, or folders with files *.test.yaml (default: config/ beside the launcher).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description =
                    "Chooses among the orders in which simultaneous things may happen (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--explore",
            paramLabel = "N",
            description = "Runs each test in N more orders, with the seeds that follow; the first that fails is shown.")
    private int explore;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the results as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--coverage",
            description = "Says which priorities, branches and outcomes of routines the tests did not reach.")
    private boolean coverage;

    @Option(
            names = "--coverage-page",
            paramLabel = "FILE",
            description = "Writes the dialplan as HTML, coloured by what the tests reached.")
    private @Nullable Path coveragePage;

    @Option(names = "--watch", description = "Runs again whenever a file changes, until it is interrupted.")
    private boolean watch;

    @Option(names = "--schema", description = "Prints the JSON schema of test files, for editors, and runs nothing.")
    private boolean schema;

    @Option(names = "--only", paramLabel = "WORDS", description = "Only tests whose name contains these words.")
    private String only = "";

    @Override
    public Integer call() {
        PrintWriter out = spec().commandLine().getOut();
        if (schema) {
            out.print(TestSchema.text());
            out.flush();
            return ExitCode.OK;
        }
        Rehearsal rehearsal = Rehearsals.of(List.of());
        if (!watch) {
            return round(rehearsal, out).code();
        }
        try (var watched = new ChangedFiles()) {
            while (true) {
                Round round = round(rehearsal, out);
                watched.await(round.files());
                out.println();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    /** How all tests went once, and the files on which that depends. */
    private record Round(int code, List<Path> files) {}

    private Round round(Rehearsal rehearsal, PrintWriter out) {
        long began = System.nanoTime();
        var diagnostics = new Diagnostics();
        List<TestCase> tests = new ArrayList<>();
        List<Path> depends = new ArrayList<>();
        for (Path file : files()) {
            TestFiles.Contents contents = TestFiles.read(file, diagnostics);
            contents.tests().stream().filter(t -> t.name().contains(only)).forEach(tests::add);
            depends.addAll(contents.files());
        }
        tests.stream().flatMap(t -> t.setting().folder().stream()).distinct().forEach(depends::add);
        if (!diagnostics.isEmpty()) {
            out.println(diagnostics.render());
        }
        List<Result> results = new ArrayList<>();
        var reached = new Coverage();
        for (TestCase test : tests) {
            Result result = run(rehearsal, test);
            results.add(result);
            if (coverage || coveragePage != null) {
                reached.add(result);
            }
            out.println(TextReport.of(result));
        }
        if (coverage) {
            out.println(reached.text());
        }
        write(junit, () -> JUnitReport.of(results));
        write(json, () -> JsonReport.of(results));
        write(coveragePage, () -> CoveragePage.of(reached));
        out.println(TextReport.summary(results, Duration.ofNanos(System.nanoTime() - began)));
        out.flush();
        return new Round(exitCode(results, diagnostics.hasErrors()), depends);
    }

    /** Runs a test in one order, and in as many more as were asked for, until one fails. */
    private Result run(Rehearsal rehearsal, TestCase test) {
        Result result = rehearsal.run(test, seed);
        for (int i = 1; i <= explore && result.status() == Status.PASSED; i++) {
            Result other = rehearsal.run(test, seed + i);
            if (other.status() != Status.PASSED) {
                return other;
            }
        }
        return result;
    }

    private static void write(@Nullable Path file, Supplier<String> text) {
        if (file != null) {
            try {
                Files.writeString(file, text.get());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
            }
        }
    }

    private static int exitCode(List<Result> results, boolean errors) {
        if (errors || results.isEmpty() || results.stream().anyMatch(r -> r.status() == Status.BROKEN)) {
            return ExitCode.USAGE;
        }
        return results.stream().anyMatch(r -> r.status() == Status.FAILED) ? ExitCode.FAILED : ExitCode.OK;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        return spec;
    }

    private List<Path> files() {
        List<Path> wanted = paths.isEmpty() ? List.of(Folders.home().resolve("config")) : paths;
        List<Path> files = new ArrayList<>();
        for (Path path : wanted) {
            if (Files.isDirectory(path)) {
                files.addAll(testsIn(path));
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw new ParameterException(spec().commandLine(), "no file or folder " + path);
            }
        }
        if (files.isEmpty()) {
            throw new ParameterException(spec().commandLine(), "no file *.test.yaml in " + wanted.getFirst());
        }
        return files;
    }

    private static List<Path> testsIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(p -> p.toString().matches(".*\\.test\\.ya?ml") && Files.isRegularFile(p))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder + ": " + e.getMessage(), e);
        }
    }
}
