package org.hookswitch.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsProgram} whether a test can run here, and says in one line what is missing. */
final class NeededPrograms implements ExecutionCondition {

    /** The system property by which {@code ./verify --quick} leaves these tests out. */
    static final String QUICK = "hookswitch.quick";

    private static final String LIST = "programs.tsv";

    private final Map<String, String> packageOfProgram;
    private final List<Path> searchPath;
    private final boolean quick;

    NeededPrograms() {
        this(readList(), searchPath(System.getenv().getOrDefault("PATH", "")), Boolean.getBoolean(QUICK));
    }

    NeededPrograms(Map<String, String> packageOfProgram, List<Path> searchPath, boolean quick) {
        this.packageOfProgram = Map.copyOf(packageOfProgram);
        this.searchPath = List.copyOf(searchPath);
        this.quick = quick;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<NeedsProgram> needs =
                context.getElement().flatMap(element -> AnnotationSupport.findAnnotation(element, NeedsProgram.class));
        return needs.map(annotation -> evaluate(annotation.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no program"));
    }

    ConditionEvaluationResult evaluate(String... programs) {
        if (quick) {
            return ConditionEvaluationResult.disabled("left out of a quick run: " + String.join(", ", programs));
        }
        var missing = new ArrayList<String>();
        for (String program : programs) {
            String debianPackage = packageOfProgram.get(program);
            if (debianPackage == null) {
                throw new IllegalArgumentException("@NeedsProgram(\"" + program + "\"): not on the list " + LIST);
            }
            if (searchPath.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program)))) {
                missing.add(program + " (package " + debianPackage + ")");
            }
        }
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("all programs are installed")
                : ConditionEvaluationResult.disabled("not installed: " + String.join(", ", missing));
    }

    /** The list: lines of program, tab, package, tab, what wants it; {@code #} starts a comment line. */
    static Map<String, String> readList() {
        try (InputStream in = NeededPrograms.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing from the module");
            }
            var programs = new LinkedHashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .forEach(fields -> programs.put(fields[0], fields[1]));
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> searchPath(String path) {
        return path.lines()
                .flatMap(line -> List.of(line.split(File.pathSeparator, -1)).stream())
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }
}
