package org.hookswitch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Command;

/** {@code database …}: what the dialplan's DB() keeps. Thread-safe. */
final class DatabaseCommands {

    private final Pbx pbx;

    DatabaseCommands(Pbx pbx) {
        this.pbx = pbx;
    }

    List<Command> all() {
        return List.of(
                new Command("database show", "[family] [key]", "Show what is kept, all or below a path", this::show),
                new Command("database showkey", "<key>", "Show a key of all families", this::showKey),
                new Command("database get", "<family> <key>", "Show one value", this::get),
                new Command("database put", "<family> <key> <value>", "Keep a value", this::put),
                new Command("database del", "<family> <key>", "Delete one value", this::delete),
                new Command("database deltree", "<family> [key]", "Delete all below a path", this::deleteTree));
    }

    private KeyValueStore store() {
        return KeyValueStore.of(pbx);
    }

    private void show(List<String> path, PrintWriter out) {
        print(store().tree(String.join("/", path)), out);
    }

    private void showKey(List<String> key, PrintWriter out) {
        Map<String, String> found = store().tree("");
        found.keySet().removeIf(full -> !full.substring(full.indexOf('/', 1)).equals("/" + key.getFirst()));
        print(found, out);
    }

    private static void print(Map<String, String> entries, PrintWriter out) {
        entries.forEach((key, value) -> out.println(String.format(Locale.ROOT, "%-50s: %-25s", key, value)));
        out.println(entries.size() + " results found.");
    }

    private void get(List<String> given, PrintWriter out) {
        out.println(
                store().get(given.get(0), given.get(1)).map(v -> "Value: " + v).orElse("Database entry not found."));
    }

    private void put(List<String> given, PrintWriter out) {
        store().put(given.get(0), given.get(1), given.get(2));
        out.println("Updated database successfully");
    }

    private void delete(List<String> given, PrintWriter out) {
        out.println(
                store().delete(given.get(0), given.get(1))
                        ? "Database entry removed."
                        : "Database entry could not be removed.");
    }

    private void deleteTree(List<String> path, PrintWriter out) {
        out.println(store().deleteTree(String.join("/", path)) + " database entries removed.");
    }
}
