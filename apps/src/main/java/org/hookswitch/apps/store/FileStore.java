package org.hookswitch.apps.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.hookswitch.pbx.KeyValueStore;

/**
 * The switch's database in a file: H2's MVStore, a log-structured tree that is only ever appended to, each part with its
 * checksum. So a switch that is killed comes back with everything that was put, and the file can be larger than memory.
 *
 * <p>Thread-safe. Every change is handed to the operating system before the call returns; only a loss of power can take
 * what that has not put on the disk yet. A daemon thread of MVStore's gives back the room of what was replaced.
 */
public final class FileStore implements KeyValueStore {

    private final MVStore store;
    private final MVMap<String, String> values;

    private FileStore(MVStore store) {
        this.store = store;
        this.values = store.openMap("values");
    }

    /**
     * Opens the database, and makes it where there is none.
     *
     * @throws IllegalStateException when the file cannot be opened, is no such database, or another process has it open
     */
    public static FileStore open(Path file) {
        try {
            return new FileStore(new MVStore.Builder()
                    .fileName(file.toAbsolutePath().toString())
                    .open());
        } catch (MVStoreException e) {
            throw new IllegalStateException("cannot open the database " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> get(String family, String key) {
        return Optional.ofNullable(values.get(KeyValueStore.path(family, key)));
    }

    @Override
    public void put(String family, String key, String value) {
        values.put(KeyValueStore.path(family, key), value);
        store.commit();
    }

    @Override
    public boolean delete(String family, String key) {
        boolean there = values.remove(KeyValueStore.path(family, key)) != null;
        if (there) {
            store.commit();
        }
        return there;
    }

    @Override
    public int deleteTree(String path) {
        List<String> keys = new ArrayList<>(tree(path).keySet());
        int count = 0;
        for (String key : keys) {
            if (values.remove(key) != null) {
                count++;
            }
        }
        store.commit();
        return count;
    }

    @Override
    public SequencedMap<String, String> tree(String path) {
        String prefix = KeyValueStore.prefix(path);
        var found = new LinkedHashMap<String, String>();
        Cursor<String, String> cursor = values.cursor(prefix);
        while (cursor.hasNext()) {
            String key = cursor.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            if (KeyValueStore.isBelow(key, path)) {
                found.put(key, cursor.getValue());
            }
        }
        return found;
    }

    /** Writes what is left and gives the file free. */
    @Override
    public void close() {
        store.close();
    }
}
