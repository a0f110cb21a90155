package org.hookswitch.server;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.hookswitch.check.Checker;
import org.hookswitch.check.Finding;
import org.hookswitch.check.Report;
import org.hookswitch.check.ReportFormat;
import org.hookswitch.check.Rule;
import org.hookswitch.check.Rules;
import org.hookswitch.check.Sources;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.pbx.Pbx;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hookswitch check}: looks a dialplan through without a call, and says what is wrong. */
@Command(
        name = "check",
        description = "Find mistakes in a dialplan without a call.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCode.OK + ":nothing found but notes",
            ExitCode.FAILED + ":errors or warnings were found",
            ExitCode.USAGE + ":the check could not run"
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FOLDER|FILE",
            description = "Configuration folders, or dialplans by themselves (default: config/ beside the launcher).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "How findings are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--explain",
            paramLabel = "CODE",
            description = "Explain a code such as HS0301, with examples; all: every code, in Markdown.")
    private @Nullable String explain;

    @Option(
            names = "--asterisk",
            description =
                    "Take all applications and functions of Asterisk 22 as there, whether this switch has them or not.")
    private boolean asterisk;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (explain != null) {
            String code = explain;
            if (code.equals("all")) {
                out.print(Rules.markdown());
            } else {
                Rule rule = Rules.of(code).orElseThrow(() -> wrong("there is no code '" + code + "'"));
                out.println(Rules.explain(rule));
            }
            out.flush();
            return ExitCode.OK;
        }
        // Finding the applications takes as long as reading the files of a small switch: both at once.
        CompletableFuture<Vocabulary> vocabulary =
                CompletableFuture.supplyAsync(asterisk ? Vocabulary::ofAsterisk : CheckCommand::ofThisSwitch);
        Report report = check(sources(), vocabulary.join());
        out.print(format.write(report));
        out.flush();
        return report.fails() ? ExitCode.FAILED : ExitCode.OK;
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private List<Sources> sources() {
        Path home = Folders.home();
        List<Path> wanted = paths.isEmpty() ? List.of(home.resolve("config")) : paths;
        List<Sources> sources = new ArrayList<>();
        for (Path path : wanted) {
            if (Files.isDirectory(path)) {
                ConfReader reader = paths.isEmpty()
                        ? ConfReader.in(path).withMadeFiles(home.resolve("state"))
                        : ConfReader.in(path);
                if (!reader.exists("extensions.conf")) {
                    throw wrong("no extensions.conf in the folder " + path);
                }
                sources.add(Sources.of(reader));
            } else if (Files.isRegularFile(path)) {
                sources.add(Sources.ofFile(path));
            } else {
                throw wrong("no file or folder " + path);
            }
        }
        return sources;
    }

    /** The applications that were found; a switch is made for that, and not started. */
    private static Vocabulary ofThisSwitch() {
        try (Pbx pbx = Pbx.builder().build()) {
            return Vocabulary.of(pbx.registry());
        }
    }

    private static Report check(List<Sources> sources, Vocabulary vocabulary) {
        Checker checker = new Checker(vocabulary);
        List<Finding> findings = new ArrayList<>();
        int silenced = 0;
        long dropped = 0;
        for (Sources one : sources) {
            Report report = checker.check(one);
            findings.addAll(report.findings());
            silenced += report.silenced();
            dropped += report.dropped();
        }
        return new Report(findings, silenced, dropped);
    }
}
