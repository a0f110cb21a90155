package org.hookswitch.lsp;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.check.Sources;
import org.hookswitch.conf.ConfReader;

/**
 * Finds the dialplan that a file belongs to, and keeps what was read of it until something changes. Any thread.
 *
 * <p>A file belongs to the extensions.conf of its own folder or the nearest one above, when that includes it; otherwise it
 * is read by itself.
 */
final class Workspace {

    private record Key(Path folder, String root) {}

    private final Words words;
    private final Map<Key, Snapshot> snapshots = new HashMap<>();
    private long stamp = -1;

    Workspace(Words words) {
        this.words = words;
    }

    Words words() {
        return words;
    }

    /** The dialplan that names in a file are looked up in. */
    Snapshot snapshot(Documents.State state, Path file) {
        Path folder = folder(state, file);
        String name = name(folder, file);
        if (hasDialplan(state, folder)) {
            Snapshot main = read(state, folder, Snapshot.DIALPLAN);
            if (main.conf().files().contains(name) || Sources.BESIDES.contains(name)) {
                return main;
            }
        }
        return read(state, folder, name);
    }

    private synchronized Snapshot read(Documents.State state, Path folder, String root) {
        if (state.stamp() > stamp) {
            snapshots.clear();
            stamp = state.stamp();
        } else if (state.stamp() < stamp) {
            return make(state, folder, root); // somebody still asks about a moment that is gone
        }
        return snapshots.computeIfAbsent(new Key(folder, root), key -> make(state, folder, root));
    }

    private Snapshot make(Documents.State state, Path folder, String root) {
        return new Snapshot(ConfReader.in(folder).withTexts(state.texts()), root, words);
    }

    private static Path folder(Documents.State state, Path file) {
        Path own = parent(file);
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            if (hasDialplan(state, folder)) {
                return folder;
            }
        }
        return own;
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent != null ? parent : file.toAbsolutePath();
    }

    private static boolean hasDialplan(Documents.State state, Path folder) {
        Path main = folder.resolve(Snapshot.DIALPLAN);
        return state.documents().containsKey(main) || Files.isRegularFile(main);
    }

    /** A file as the configuration reader names it. */
    static String name(Path folder, Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** The file of that name; empty for what is no file, as the output of a command. */
    static Optional<Path> path(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name).normalize());
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }
}
