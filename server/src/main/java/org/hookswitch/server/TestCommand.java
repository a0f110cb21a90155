package org.hookswitch.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.ConfigurationFolder;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.rehearse.Configuration;
import org.hookswitch.rehearse.Rehearsal;
import org.hookswitch.rehearse.Result;
import org.hookswitch.rehearse.Result.Status;
import org.hookswitch.rehearse.TestCase;
import org.hookswitch.rehearse.TestFiles;
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
            description = "Chooses among the orders in which simultaneous things may happen (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--only", paramLabel = "WORDS", description = "Only tests whose name contains these words.")
    private String only = "";

    @Override
    public Integer call() {
        PrintWriter out = spec().commandLine().getOut();
        var diagnostics = new Diagnostics();
        List<TestCase> tests = new ArrayList<>();
        for (Path file : files()) {
            TestFiles.read(file, diagnostics).tests().stream()
                    .filter(t -> t.name().contains(only))
                    .forEach(tests::add);
        }
        if (!diagnostics.isEmpty()) {
            out.println(diagnostics.render());
        }
        List<Result> results = new ArrayList<>();
        if (!tests.isEmpty()) {
            Rehearsal rehearsal = rehearsal();
            for (TestCase test : tests) {
                Result result = rehearsal.run(test, seed);
                results.add(result);
                out.println(TextReport.of(result));
            }
        }
        out.println(TextReport.summary(results));
        out.flush();
        return exitCode(results, diagnostics.hasErrors());
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

    /** Runs tests with the applications of this switch, and reads configuration as a start does. */
    static Rehearsal rehearsal() {
        try (Pbx pbx = Pbx.builder().build()) {
            return new Rehearsal(pbx.registry(), TestCommand::fit);
        }
    }

    private static void fit(Configuration files, Plan plan, Pbx.Builder builder, Diagnostics diagnostics) {
        builder.handlers(HandlersFile.read(files.fileOrEmpty("handlers.conf", diagnostics), plan, diagnostics));
        files.folder().ifPresent(f -> builder.part(ConfigurationFolder.class, new ConfigurationFolder(f)));
    }
}
