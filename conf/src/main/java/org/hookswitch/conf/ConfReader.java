package org.hookswitch.conf;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads files of Asterisk's configuration dialect from one folder.
 *
 * <p>Immutable and safe for any thread; a read happens in the calling thread and may block on the disk, or on a command
 * where {@code #exec} is allowed. Nothing that stands in a file makes a read throw: what cannot be read becomes a
 * {@link Diagnostic} and the rest is returned. Follows the pages "Asterisk Configuration Files" of Asterisk's manual.
 */
public final class ConfReader {

    private final Path folder;
    private final Optional<Path> madeFolder;
    private final ReadLimits limits;
    private final Optional<ExecRule> exec;
    private final Map<Path, String> texts;

    private ConfReader(
            Path folder,
            Optional<Path> madeFolder,
            ReadLimits limits,
            Optional<ExecRule> exec,
            Map<Path, String> texts) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.madeFolder = Objects.requireNonNull(madeFolder, "madeFolder");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.exec = Objects.requireNonNull(exec, "exec");
        this.texts = Map.copyOf(texts);
    }

    /** A reader of the files in a folder such as {@code /etc/asterisk}; includes are relative to it too. */
    public static ConfReader in(Path folder) {
        return new ConfReader(
                folder.toAbsolutePath().normalize(), Optional.empty(), ReadLimits.DEFAULT, Optional.empty(), Map.of());
    }

    public ConfReader withLimits(ReadLimits newLimits) {
        return new ConfReader(folder, madeFolder, newLimits, exec, texts);
    }

    /** A reader that runs the commands of {@code #exec} with {@code /bin/sh}, as {@code execincludes = yes} allows. */
    public ConfReader withExec(ExecRule rule) {
        return new ConfReader(folder, madeFolder, limits, Optional.of(rule), texts);
    }

    /**
     * A reader that takes an included file which is not in the configuration folder from another one, where the switch
     * keeps files that it made itself.
     */
    public ConfReader withMadeFiles(Path newMadeFolder) {
        return new ConfReader(folder, Optional.of(newMadeFolder.toAbsolutePath().normalize()), limits, exec, texts);
    }

    /**
     * A reader to which these texts stand for what is on the disk, as an editor has them open and perhaps not saved. A file
     * that is only here exists for whoever names it; a pattern of {@code #include} finds what is on the disk alone.
     *
     * @param openTexts what is open, by absolute paths without {@code .} and {@code ..}
     */
    public ConfReader withTexts(Map<Path, String> openTexts) {
        return new ConfReader(folder, madeFolder, limits, exec, openTexts);
    }

    public Path folder() {
        return folder;
    }

    /** Whether there is a file of that name to read, relative to the folder or absolute. */
    public boolean exists(String file) {
        try {
            Path path = folder.resolve(file);
            return texts.containsKey(path.normalize()) || Files.isRegularFile(path);
        } catch (InvalidPathException nameCannotExist) {
            return false;
        }
    }

    /** Reads a file, relative to the folder or absolute; one that is missing is an error among the diagnostics. */
    public Conf read(String file) {
        return new ConfParser(folder, madeFolder, limits, exec, texts).parseFile(file);
    }

    /** Reads a text as if it were a file of that name in the folder; its includes are read from the folder. */
    public Conf readText(String file, String text) {
        return new ConfParser(folder, madeFolder, limits, exec, texts).parseText(file, text);
    }
}
