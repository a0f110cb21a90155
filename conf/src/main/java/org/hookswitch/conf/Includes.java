package org.hookswitch.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The files of one read: opens the first one, follows {@code #include}, {@code #tryinclude} and {@code #exec}, and hands
 * the lines of each on, within the limits.
 *
 * <p>One thread, one use. Names are relative to the configuration folder, never to the file that includes.
 */
final class Includes {

    /** How many names are looked for, for each file that may be read; alternatives in braces make thousands in a line. */
    private static final int NAMES_A_FILE = 2;

    private final Path folder;
    private final Optional<Path> madeFolder;
    private final ReadLimits limits;
    private final Optional<ExecRule> exec;
    private final Map<Path, String> texts;
    private final Consumer<Diagnostic> report;
    private final BiConsumer<String, List<String>> lines;
    private final Deque<Path> open = new ArrayDeque<>();
    private int files;
    private long names;
    private int depth;
    private long bytesLeft;

    Includes(
            Path folder,
            Optional<Path> madeFolder,
            ReadLimits limits,
            Optional<ExecRule> exec,
            Map<Path, String> texts,
            Consumer<Diagnostic> report,
            BiConsumer<String, List<String>> lines) {
        this.folder = folder;
        this.madeFolder = madeFolder;
        this.limits = limits;
        this.exec = exec;
        this.texts = texts;
        this.report = report;
        this.lines = lines;
        this.bytesLeft = limits.totalBytes();
    }

    void openMain(String file) {
        SourceLocation whole = SourceLocation.ofFile(file);
        try {
            Path path = folder.resolve(file);
            if (isFile(path)) {
                openFile(path, file, whole);
            } else {
                report.accept(Diagnostic.error(whole, "the file does not exist")
                        .withCode("conf.no-file")
                        .withExpected("a file at " + path));
            }
        } catch (InvalidPathException nameCannotExist) {
            report.accept(
                    Diagnostic.error(whole, "this cannot be the name of a file").withCode("conf.no-file"));
        }
    }

    void openText(String file, String text) {
        files++;
        lines.accept(file, split(text));
    }

    void directive(SourceLine line) {
        String text = line.text();
        int end = 1;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        String word = text.substring(1, end).toLowerCase(Locale.ROOT);
        int start = line.skipBlanks(end);
        String argument = unquoted(text.substring(start));
        boolean known = word.equals("include") || word.equals("tryinclude") || word.equals("exec");
        if (!known) {
            report.accept(Diagnostic.warning(line.at(0), "unknown directive '#" + word + "', the line is ignored")
                    .withCode("conf.unknown-directive")
                    .withExpected("#include, #tryinclude or #exec")
                    .withFix(Nearest.to(word, List.of("include", "tryinclude", "exec"))
                            .map(near -> "write #" + near)
                            .or(() -> Optional.of("if this is a comment, begin it with ;"))));
        } else if (argument.isEmpty()) {
            report.accept(Diagnostic.warning(line.at(0), "#" + word + " needs an argument, the line is ignored")
                    .withCode("conf.no-argument")
                    .withExpected(word.equals("exec") ? "a command" : "a file or a pattern"));
        } else if (depth >= limits.includeDepth()) {
            report.accept(Diagnostic.error(line.at(0), "includes are nested too deep, this one is left out")
                    .withCode("conf.include-depth")
                    .withExpected("at most " + limits.includeDepth() + " levels"));
        } else if (word.equals("exec")) {
            execute(argument, line.at(start));
        } else {
            include(argument, word.equals("tryinclude"), line.at(start));
        }
    }

    private static String unquoted(String argument) {
        String trimmed = argument.trim();
        if (trimmed.length() < 2) {
            return trimmed;
        }
        char first = trimmed.charAt(0);
        char last = trimmed.charAt(trimmed.length() - 1);
        boolean quoted = (first == '"' && last == '"') || (first == '<' && last == '>');
        return quoted ? trimmed.substring(1, trimmed.length() - 1).trim() : trimmed;
    }

    private void include(String argument, boolean optional, SourceLocation where) {
        if (names >= (long) NAMES_A_FILE * limits.files()) {
            tooMany(where);
            return;
        }
        List<Path> paths;
        try {
            paths = matching(argument);
        } catch (IOException | InvalidPathException unreadable) {
            report.accept(Diagnostic.error(where, "the files to include cannot be listed")
                    .withCode("conf.unreadable")
                    .withFound(unreadable.toString()));
            return;
        }
        if (paths.isEmpty() && !optional) {
            report.accept(Diagnostic.warning(where, "no file matches '" + argument + "'; Asterisk refuses this")
                    .withCode("conf.no-match")
                    .withFix("write #tryinclude where it is right that there may be none"));
        }
        for (Path path : paths) {
            if (isFile(path)) {
                depth++;
                openFile(path, displayName(path), where);
                depth--;
            } else if (Files.exists(path)) {
                report.accept(Diagnostic.warning(where, "'" + displayName(path) + "' is not a file and is left out")
                        .withCode("conf.not-a-file"));
            } else if (!optional) {
                report.accept(Diagnostic.error(where, "the file '" + displayName(path) + "' does not exist")
                        .withCode("conf.no-file")
                        .withExpected("a file at " + path)
                        .withFix("write #tryinclude where it is right that it may be missing"));
            }
        }
    }

    /** The configuration folder comes first: what stands there hides a file of that name that the switch made. */
    private List<Path> matching(String argument) throws IOException {
        List<Path> paths = inFolder(folder, argument);
        if (madeFolder.isPresent() && paths.stream().noneMatch(Files::exists)) {
            List<Path> made = inFolder(madeFolder.get(), argument);
            return made.stream().anyMatch(Files::exists) ? made : paths;
        }
        return paths;
    }

    private List<Path> inFolder(Path in, String argument) throws IOException {
        FileGlob.Found found;
        try {
            found = FileGlob.expand(in, argument, limits.files());
        } catch (IOException e) {
            names += FileGlob.ALTERNATIVES; // what it may have cost to find that out
            throw e;
        }
        names += found.names();
        return found.paths();
    }

    private String displayName(Path path) {
        Path normal = path.normalize();
        return normal.startsWith(folder) && !normal.equals(folder)
                ? folder.relativize(normal).toString()
                : path.toString();
    }

    private void execute(String command, SourceLocation where) {
        if (exec.isEmpty()) {
            report.accept(Diagnostic.warning(where, "#exec is switched off, the command was not run")
                    .withCode("conf.exec-off")
                    .withFix("set execincludes = yes in [options] of asterisk.conf"));
            return;
        }
        if (!oneMoreFile(where)) {
            return;
        }
        switch (ExecCommand.run(command, folder, exec.get())) {
            case ExecCommand.Result.Failure failure ->
                report.accept(Diagnostic.error(where, failure.reason()).withCode("conf.exec-failed"));
            case ExecCommand.Result.Output output -> {
                depth++;
                take(output.bytes(), "#exec " + command, where);
                depth--;
            }
        }
    }

    private boolean oneMoreFile(SourceLocation where) {
        if (files < limits.files()) {
            files++;
            return true;
        }
        tooMany(where);
        return false;
    }

    private void tooMany(SourceLocation where) {
        report.accept(Diagnostic.error(where, "too many files are included, the rest is left out")
                .withCode("conf.too-many-files")
                .withExpected("at most " + limits.files() + " files"));
    }

    private boolean isFile(Path path) {
        return texts.containsKey(path.normalize()) || Files.isRegularFile(path);
    }

    private void openFile(Path path, String name, SourceLocation where) {
        if (!oneMoreFile(where)) {
            return;
        }
        try {
            String openText = texts.get(path.normalize());
            Path real = openText != null && !Files.exists(path) ? path.normalize() : path.toRealPath();
            if (open.contains(real)) {
                report.accept(Diagnostic.error(where, "'" + name + "' includes itself here, which would never end")
                        .withCode("conf.include-cycle"));
                return;
            }
            byte[] content;
            if (openText != null) {
                content = openText.getBytes(StandardCharsets.UTF_8);
            } else {
                try (InputStream in = Files.newInputStream(real)) {
                    content = in.readNBytes((int) Math.min(bytesLeft + 1, Integer.MAX_VALUE - 8));
                }
            }
            open.push(real);
            take(ByteBuffer.wrap(content), name, where);
            open.pop();
        } catch (IOException unreadable) {
            report.accept(Diagnostic.error(where, "'" + name + "' cannot be read")
                    .withCode("conf.unreadable")
                    .withFound(unreadable.toString()));
        }
    }

    private void take(ByteBuffer content, String name, SourceLocation where) {
        if (content.remaining() > bytesLeft) {
            report.accept(Diagnostic.error(where, "'" + name + "' is left out, as too much is read together with it")
                    .withCode("conf.too-large")
                    .withExpected("at most " + limits.totalBytes() + " bytes in all files together"));
            return;
        }
        bytesLeft -= content.remaining();
        lines.accept(name, split(decode(content, name)));
    }

    private String decode(ByteBuffer content, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.duplicate())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            report.accept(Diagnostic.warning(SourceLocation.ofFile(name), "the file is not UTF-8, read as ISO-8859-1")
                    .withCode("conf.charset"));
            return StandardCharsets.ISO_8859_1.decode(content.duplicate()).toString();
        }
    }

    private static List<String> split(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Arrays.stream(content.split("\n", -1))
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }
}
