package org.hookswitch.conf;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the files that the argument of an {@code #include} names, with the wildcards {@code *}, {@code ?}, {@code [a-z]}
 * and {@code {a,b}}.
 *
 * <p>Stateless. As glob(3): results sorted within each alternative, a wildcard never matches a leading dot nor a slash.
 */
final class FileGlob {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    /** As long as the name of a file may be anywhere; alternatives in a longer one would fill the memory. */
    private static final int LONGEST = 4096;

    /** Most alternatives that the braces of one name may make. */
    static final int ALTERNATIVES = 256;

    private FileGlob() {}

    /**
     * What was found.
     *
     * @param names how many names were looked for, alternatives each by itself
     */
    record Found(List<Path> paths, int names) {}

    static boolean isPattern(String argument) {
        return WILD.matcher(argument).find();
    }

    /** Files that match, at most {@code limit}; a plain name is returned whether the file exists or not. */
    static Found expand(Path folder, String argument, int limit) throws IOException {
        if (argument.length() > LONGEST) {
            throw new IOException("the name is longer than " + LONGEST + " characters");
        }
        List<Path> found = new ArrayList<>();
        List<String> alternatives = braces(argument);
        for (String alternative : alternatives) {
            if (isPattern(alternative)) {
                found.addAll(walk(folder, alternative, limit));
            } else {
                found.add(folder.resolve(alternative));
            }
            if (found.size() > limit) {
                return new Found(found.subList(0, limit), alternatives.size());
            }
        }
        return new Found(found, alternatives.size());
    }

    private static List<Path> walk(Path folder, String pattern, int limit) throws IOException {
        List<Path> level =
                List.of(pattern.startsWith("/") ? folder.getFileSystem().getPath("/") : folder);
        for (String part : pattern.split("/+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            List<Path> next = new ArrayList<>();
            for (Path parent : level) {
                if (next.size() >= limit) {
                    break;
                }
                if (isPattern(part)) {
                    next.addAll(children(parent, part, limit));
                } else if (Files.exists(parent.resolve(part))) {
                    next.add(parent.resolve(part));
                }
            }
            level = next;
        }
        return level;
    }

    private static List<Path> children(Path folder, String part, int limit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Wildcard wildcard = Wildcard.parse(part);
        List<Path> matches = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && wildcard.matches(name) && matches.size() < limit) {
                    matches.add(entry);
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        Collections.sort(matches);
        return matches;
    }

    /** The alternatives of {@code {a,b}}, which may nest; an unclosed brace stands for itself. */
    private static List<String> braces(String pattern) throws IOException {
        List<String> done = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(pattern));
        while (!open.isEmpty()) {
            if (done.size() + open.size() > ALTERNATIVES) {
                throw new IOException("the braces make more than " + ALTERNATIVES + " names");
            }
            String next = open.pop();
            int start = next.indexOf('{');
            int end = start < 0 ? -1 : closing(next, start);
            if (end < 0) {
                done.add(next);
                continue;
            }
            List<String> choices = choices(next.substring(start + 1, end));
            for (int i = choices.size() - 1; i >= 0; i--) {
                open.push(next.substring(0, start) + choices.get(i) + next.substring(end + 1));
            }
        }
        return done;
    }

    private static int closing(String pattern, int start) {
        int depth = 0;
        for (int i = start; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> choices(String inside) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                choices.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        choices.add(inside.substring(from));
        return choices;
    }
}
