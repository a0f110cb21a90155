package org.hookswitch.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;

/**
 * Any text as a configuration file; what it includes comes out of a file system of its own, {@code a.conf} among others.
 *
 * <p>One thread, the one that Jazzer calls in.
 */
public final class ConfTarget {

    private static final ConfReader READER = ConfReader.in(files());

    private ConfTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        check(text);
        if (Promise.isRepeated(text)) {
            check(Promise.repeated(text));
        }
    }

    private static void check(String text) {
        Promise.within("reading", () -> {
            Conf conf = READER.readText("fuzz.conf", text);
            // The largest of the files that may be included has fewer lines than this.
            int lines = Math.max(100, (int) text.lines().count() + 1);
            Promise.bounded(conf.diagnostics(), lines);
            for (Section section : conf.sections()) {
                section.options().forEach(option -> check(conf, option));
            }
        });
    }

    private static void check(Conf conf, Option option) {
        Promise.holds(!option.name().isEmpty(), "an option without a name");
        Promise.holds(option.value().equals(option.value().trim()), "a value that is not trimmed");
        int line = option.locate(option.value().length()).line();
        Promise.holds(line >= 1, "a value in line " + line);
        conf.excerpt(option.location());
    }

    private static Path files() {
        try {
            // The JDK's file system of archives: nothing of this machine can be reached from it.
            Path archive = Files.createTempDirectory("hookswitch-fuzz").resolve("files.zip");
            FileSystem files =
                    FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of("create", "true"));
            Path folder = Files.createDirectories(files.getPath("/etc/asterisk"));
            Files.createDirectories(folder.resolve("d"));
            Files.writeString(folder.resolve("a.conf"), "[a](!)\nx = 1\n[b](a)\ny += 2\n#include b.conf\n");
            Files.writeString(folder.resolve("b.conf"), "[c]\nz => 3 ;-- comment\n#include a.conf\n#tryinclude d/*\n");
            Files.writeString(folder.resolve("d/c.conf"), "password = x\n[a](+)\n");
            Files.write(folder.resolve("latin1.conf"), "[é]\nü = ß\n".getBytes(StandardCharsets.ISO_8859_1));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
