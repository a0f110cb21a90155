package org.hookswitch.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.SourceLocation;

/**
 * The files that are checked together: a dialplan and what of the configuration says who may use it.
 *
 * <p>Immutable; safe for any thread.
 */
public final class Sources {

    /** The files that are read besides the dialplan. */
    public static final List<String> BESIDES =
            List.of("pjsip.conf", "asterisk.conf", "features.conf", "handlers.conf", "queues.conf", "sorcery.conf");

    static final String DIALPLAN = "extensions.conf";

    private final Map<String, Conf> files;
    private final boolean whole;

    private Sources(Map<String, Conf> files, boolean whole) {
        this.files = files;
        this.whole = whole;
    }

    /** What a configuration folder holds. */
    public static Sources of(ConfReader reader) {
        Map<String, Conf> files = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(BESIDES);
        names.addFirst(DIALPLAN);
        for (String name : names) {
            if (reader.exists(name)) {
                files.put(name, reader.read(name));
            }
        }
        return new Sources(files, true);
    }

    /** One file by itself: a dialplan whatever its name, unless it is one of the others by its name. */
    public static Sources ofFile(Path file) {
        Path name = file.getFileName();
        Path folder = file.toAbsolutePath().getParent();
        return ofFile(
                ConfReader.in(folder == null ? file.toAbsolutePath() : folder), name == null ? "" : name.toString());
    }

    /** One file by itself as a reader sees it. */
    public static Sources ofFile(ConfReader reader, String file) {
        return new Sources(Map.of(BESIDES.contains(file) ? file : DIALPLAN, reader.read(file)), false);
    }

    /** Texts by the names of their files, {@code extensions.conf} for the dialplan. */
    public static Sources ofTexts(Map<String, String> texts) {
        Map<String, Conf> files = new LinkedHashMap<>();
        ConfReader reader = ConfReader.in(Path.of(""));
        texts.forEach((name, text) -> files.put(name, reader.readText(name, text)));
        return new Sources(files, texts.size() > 1);
    }

    Optional<Conf> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** All that were read. */
    List<Conf> all() {
        return List.copyOf(files.values());
    }

    /** Whether these are all files of a switch, so that what is not in them is nowhere. */
    boolean isWhole() {
        return whole;
    }

    /** The lines of a file as written; empty for one that was not read. */
    List<String> lines(String file) {
        for (Conf conf : files.values()) {
            List<String> lines = conf.lines(file);
            if (!lines.isEmpty()) {
                return lines;
            }
        }
        return List.of();
    }

    /** The line at a location, its secrets masked. */
    Optional<String> excerpt(SourceLocation location) {
        for (Conf conf : files.values()) {
            Optional<String> line = conf.excerpt(location);
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }
}
