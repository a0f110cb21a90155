package org.hookswitch.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Writes what fuzzing begins with: the house's own configuration, and the cases of the rooms' tables.
 *
 * <p>{@code Seeds HOUSE FOLDER} makes a folder a target in FOLDER.
 */
public final class Seeds {

    private static final String TABLES = "dialplan/src/test/resources/org/hookswitch/dialplan/";

    private final Path house;
    private final Path folder;

    private Seeds(Path house, Path folder) {
        this.house = house;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        new Seeds(Path.of(arguments[0]), Path.of(arguments[1])).write();
    }

    private void write() throws IOException {
        for (String config : List.of("config", "bench/config")) {
            try (var files = Files.newDirectoryStream(house.resolve(config), "*.conf")) {
                for (Path file : files) {
                    String name = config.replace('/', '-') + "-" + file.getFileName();
                    String text = Files.readString(file);
                    // Short seeds: a long one is slow, and what two have in common is met twice.
                    String[] pieces = text.split("\n\n", -1);
                    for (int i = 0; i < pieces.length; i++) {
                        write("Conf", name + "-" + i, pieces[i]);
                        if (name.endsWith("extensions.conf")) {
                            write("Plan", name + "-" + i, "[a]\n" + pieces[i] + "\n; 6001");
                        }
                    }
                }
            }
        }
        table(
                "matching.tsv",
                "Plan",
                row -> "[test]\nexten => " + get(row, 0).replace(" ", ",1,NoOp()\nexten => ") + ",1,NoOp()\n; "
                        + get(row, 1));
        table("matching.tsv", "Words", row -> get(row, 1) + "\n" + get(row, 0).replace("_", ""));
        table("substitutions.tsv", "Template", row -> "foo\n1 + 2\n" + get(row, 0));
        table("expressions.tsv", "Template", row -> "foo\n1 + 2\n$[" + get(row, 0) + "]");
        table("expressions.tsv", "Expression", row -> "7\nb c\n" + get(row, 0));
        table("regexes.tsv", "Words", row -> get(row, 1) + "\n" + get(row, 0));
        table("options.tsv", "Words", row -> "100\n" + get(row, 0));
        table("locations.tsv", "Words", row -> "100\n" + get(row, 0));
        table("arguments.tsv", "Words", row -> "100\n" + get(row, 1));
        write("Words", "times", "100\n9:00-17:00&22:30-4:00,mon-fri,1-15&20,jan&dec-feb,Europe/Berlin");
    }

    private void table(String file, String target, Function<String[], String> seed) throws IOException {
        List<String> lines = Files.readAllLines(house.resolve(TABLES + file));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("# ") && !lines.get(i).isBlank()) {
                write(target, file + "-" + (i + 1), seed.apply(lines.get(i).split("\t", -1)));
            }
        }
    }

    private static String get(String[] row, int column) {
        String value = column < row.length ? row[column] : "";
        return value.equals("<>") ? "" : value;
    }

    private void write(String target, String name, String text) throws IOException {
        Path seeds = Files.createDirectories(folder.resolve(target));
        Files.writeString(seeds.resolve(name), text);
    }
}
