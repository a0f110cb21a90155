package org.hookswitch.pbx;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The switch's own small database: texts under paths such as {@code /cidname/5551234}, a family and a key. What is put
 * stays until it is deleted, also when the switch stops; {@link #inMemory()} forgets it with the process.
 *
 * <p>Thread-safe. A family or key has no length of its own; a key may contain slashes, a family may not.
 */
public interface KeyValueStore extends AutoCloseable {

    /** The value of a key; empty when there is none. */
    Optional<String> get(String family, String key);

    /** Sets the value of a key; it is kept from the moment this returns. */
    void put(String family, String key, String value);

    /** Deletes a key; whether it was there. */
    boolean delete(String family, String key);

    /**
     * Deletes all keys below a path; how many there were.
     *
     * @param path {@code family} or {@code family/part/of/key}; empty for everything
     */
    int deleteTree(String path);

    /**
     * All keys at and below a path with their values, by full path ({@code /family/key}), in the order of their
     * characters. A copy, as of the moment of the call.
     *
     * @param path {@code family} or {@code family/part/of/key}; empty for everything
     */
    SequencedMap<String, String> tree(String path);

    @Override
    default void close() {}

    /** The store of a switch: the part that it was given, or one that forgets everything when the process ends. */
    static KeyValueStore of(Pbx pbx) {
        return pbx.part(KeyValueStore.class, p -> inMemory());
    }

    /** A store that lives as long as the process. */
    static KeyValueStore inMemory() {
        return new MemoryStore();
    }

    /**
     * A store in a file, made where there is none. A switch that is killed comes back with everything that was put.
     *
     * @throws IllegalStateException when the file cannot be opened, is no such store, is damaged before its end, or is
     *     open already, here or in another process
     */
    static KeyValueStore inFile(Path file) {
        return FileStore.open(file);
    }

    /** The full path of a key. */
    static String path(String family, String key) {
        return "/" + family + "/" + key;
    }

    /** Whether a full path lies at or below another, which may be written with or without a slash in front. */
    static boolean isBelow(String fullPath, String path) {
        String prefix = prefix(path);
        return fullPath.startsWith(prefix)
                && (fullPath.length() == prefix.length() || fullPath.charAt(prefix.length()) == '/');
    }

    /** A path with a slash in front and none behind; nothing for the root. */
    static String prefix(String path) {
        String bare = path;
        while (bare.startsWith("/")) {
            bare = bare.substring(1);
        }
        while (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.isEmpty() ? "" : "/" + bare;
    }
}
