package org.hookswitch.pbx;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a channel, or the global ones: names to values, with values that shadow others for as long as a
 * Gosub frame stands, and with the marks {@code _} (inherited by channels made from this one) and {@code __} (inherited
 * for ever).
 *
 * <p>Thread-safe: the controlling thread works on it, interfaces look in. Names are case-sensitive. Setting a name
 * replaces its topmost value; an unset variable and one that was never set are the same.
 */
public final class Variables {

    /** Most names one channel may hold; a dialplan loop that makes new ones for ever is stopped here. */
    public static final int LIMIT = 10_000;

    private static final class Cell {
        @Nullable
        String value;

        int inheritance;
        final @Nullable Cell below;

        Cell(@Nullable String value, int inheritance, @Nullable Cell below) {
            this.value = value;
            this.inheritance = inheritance;
            this.below = below;
        }
    }

    private final HashMap<String, Cell> cells = new HashMap<>(8);

    /** No variables yet. */
    public Variables() {}

    /** The value, or null when there is none. */
    public synchronized @Nullable String get(String name) {
        Cell cell = cells.get(name);
        return cell == null ? null : cell.value;
    }

    /**
     * Sets the topmost value of a name; leading {@code _} or {@code __} mark it as inherited.
     *
     * @return false when the limit of names is reached and nothing was set
     */
    public synchronized boolean set(String markedName, String value) {
        int marks = marks(markedName);
        String name = markedName.substring(marks);
        Cell cell = cells.get(name);
        if (cell != null) {
            cell.value = value;
            cell.inheritance = marks;
            return true;
        }
        if (cells.size() >= LIMIT) {
            return false;
        }
        cells.put(name, new Cell(value, marks, null));
        return true;
    }

    /** Removes the topmost value; what it shadowed is not seen until its frame is gone. */
    public synchronized void unset(String markedName) {
        String name = markedName.substring(marks(markedName));
        Cell cell = cells.get(name);
        if (cell == null) {
            return;
        }
        if (cell.below == null) {
            cells.remove(name);
        } else {
            cell.value = null;
        }
    }

    /** The value that so many others shadow, 0 for the value seen; null when there is none so deep. */
    public synchronized @Nullable String peek(String name, int depth) {
        Cell cell = cells.get(name);
        for (int i = 0; i < depth && cell != null; i++) {
            cell = cell.below;
        }
        return cell == null ? null : cell.value;
    }

    /** Shadows the name with a value of its own until {@link #pop}. */
    synchronized void push(String name, @Nullable String value) {
        cells.put(name, new Cell(value, 0, cells.get(name)));
    }

    /** Takes the topmost value away; what it shadowed is seen again. */
    synchronized void pop(String name) {
        Cell cell = cells.get(name);
        if (cell == null) {
            return;
        }
        if (cell.below == null) {
            cells.remove(name);
        } else {
            cells.put(name, cell.below);
        }
    }

    /** Copies to a channel made from this one what is marked for it: {@code _X} arrives as X, {@code __X} as {@code __X}. */
    public void inheritTo(Variables child) {
        Map<String, String> passed = null;
        synchronized (this) {
            for (var entry : cells.entrySet()) {
                Cell cell = entry.getValue();
                if (cell.inheritance > 0 && cell.value != null) {
                    if (passed == null) {
                        passed = new HashMap<>();
                    }
                    passed.put((cell.inheritance == 2 ? "__" : "") + entry.getKey(), cell.value);
                }
            }
        }
        if (passed != null) {
            passed.forEach(child::set);
        }
    }

    /** What is set now, by name without marks, in alphabetical order. */
    public synchronized Map<String, String> all() {
        var all = new TreeMap<String, String>();
        cells.forEach((name, cell) -> {
            if (cell.value != null) {
                all.put(name, cell.value);
            }
        });
        return all;
    }

    /** The values seen at a moment, with their marks, to come back to. Immutable. */
    public static final class Snapshot {
        private record Value(String value, int inheritance) {}

        private final Map<String, Value> values;

        private Snapshot(Map<String, Value> values) {
            this.values = values;
        }
    }

    /** Remembers what is set now. */
    public synchronized Snapshot snapshot() {
        var values = new HashMap<String, Snapshot.Value>(cells.size() * 2);
        cells.forEach((name, cell) -> {
            if (cell.value != null) {
                values.put(name, new Snapshot.Value(cell.value, cell.inheritance));
            }
        });
        return new Snapshot(values);
    }

    /** Goes back to what was set then; what was set since is gone. As many Gosub frames must stand now as stood then. */
    public synchronized void restore(Snapshot then) {
        cells.entrySet().removeIf(e -> {
            Snapshot.Value was = then.values.get(e.getKey());
            e.getValue().value = was == null ? null : was.value();
            e.getValue().inheritance = was == null ? 0 : was.inheritance();
            return was == null && e.getValue().below == null;
        });
        then.values.forEach(
                (name, was) -> cells.computeIfAbsent(name, n -> new Cell(was.value(), was.inheritance(), null)));
    }

    /** Forgets everything. */
    public synchronized void clear() {
        cells.clear();
    }

    private static int marks(String name) {
        return name.startsWith("__") ? 2 : name.startsWith("_") ? 1 : 0;
    }
}
