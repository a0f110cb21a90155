package org.hookswitch.apps.function.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code STAT}: facts of a file: {@code e} whether it exists, {@code f} whether it is a file, {@code d} a folder, {@code s}
 * its size in bytes, {@code m} its mode in octal digits, {@code A C M} when it was last read, changed in its entry,
 * changed, in seconds since 1970. 0 for a file that is not there.
 */
public final class Stat extends Described {

    public Stat() {
        super(FunctionSpec.read("STAT", "Facts of a file", "STAT(flag,filename)", 2, 2)
                .withWords("d", "e", "f", "m", "s", "A", "C", "M")
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    public String read(FunctionCall call) {
        Map<String, Object> facts;
        try {
            facts = Files.readAttributes(Path.of(call.argument(1)), "unix:*");
        } catch (IOException | InvalidPathException notThere) {
            return "0";
        }
        return switch (call.argument(0).isEmpty() ? ' ' : call.argument(0).charAt(0)) {
            case 'e' -> "1";
            case 'f' -> Boolean.TRUE.equals(facts.get("isRegularFile")) ? "1" : "0";
            case 'd' -> Boolean.TRUE.equals(facts.get("isDirectory")) ? "1" : "0";
            case 's' -> String.valueOf(facts.get("size"));
            case 'm' -> facts.get("mode") instanceof Integer mode ? Integer.toOctalString(mode) : "0";
            case 'A' -> seconds(facts.get("lastAccessTime"));
            case 'C' -> seconds(facts.get("ctime"));
            case 'M' -> seconds(facts.get("lastModifiedTime"));
            default -> call.warn("has no such flag");
        };
    }

    private static String seconds(@org.jspecify.annotations.Nullable Object time) {
        return time instanceof FileTime t ? Long.toString(t.toInstant().getEpochSecond()) : "0";
    }
}
