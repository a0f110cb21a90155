package org.hookswitch.pbx;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A {@link KeyValueStore} that lives as long as the process. Thread-safe. */
final class MemoryStore implements KeyValueStore {

    private final ConcurrentSkipListMap<String, String> values = new ConcurrentSkipListMap<>();

    @Nullable
    String orNull(String path) {
        return values.get(path);
    }

    void set(String path, String value) {
        values.put(path, value);
    }

    /** Removes a path; what was there, or null. */
    @Nullable
    String remove(String path) {
        return values.remove(path);
    }

    SequencedMap<String, String> all() {
        return values;
    }

    int size() {
        return values.size();
    }

    @Override
    public Optional<String> get(String family, String key) {
        return Optional.ofNullable(values.get(KeyValueStore.path(family, key)));
    }

    @Override
    public void put(String family, String key, String value) {
        values.put(KeyValueStore.path(family, key), value);
    }

    @Override
    public boolean delete(String family, String key) {
        return values.remove(KeyValueStore.path(family, key)) != null;
    }

    @Override
    public int deleteTree(String path) {
        int count = 0;
        for (String key : tree(path).keySet()) {
            if (values.remove(key) != null) {
                count++;
            }
        }
        return count;
    }

    @Override
    public SequencedMap<String, String> tree(String path) {
        var found = new LinkedHashMap<String, String>();
        values.tailMap(KeyValueStore.prefix(path)).entrySet().stream()
                .takeWhile(e -> e.getKey().startsWith(KeyValueStore.prefix(path)))
                .filter(e -> KeyValueStore.isBelow(e.getKey(), path))
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }
}
