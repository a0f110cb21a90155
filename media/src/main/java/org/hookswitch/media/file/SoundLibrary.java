package org.hookswitch.media.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.media.Codec;

/**
 * Finds sounds by name and language, whatever formats they are there in.
 *
 * <p>Immutable; any thread; every search asks the file system. The order is Asterisk's with {@code languageprefix = yes}:
 * for {@code digits/1} in {@code en_GB} first {@code en_GB/digits/1}, then {@code en/digits/1}, then {@code digits/1},
 * then the default language. Of an absolute name the language is a folder beside the file. A name has no extension; which
 * of the files of that name is taken depends on the codec it is to be played in.
 */
public final class SoundLibrary {
    private final Path root;
    private final String defaultLanguage;

    /**
     * A library.
     *
     * @param root the folder {@code sounds}
     * @param defaultLanguage tried at last, such as {@code en}
     */
    public SoundLibrary(Path root, String defaultLanguage) {
        this.root = root;
        this.defaultLanguage = defaultLanguage;
    }

    /** A sound that was found: the same audio in one or several formats. */
    public record Sound(String name, Map<SoundFormat, Path> files) {
        public Sound {
            files = Map.copyOf(files);
        }

        /** The file that is played with the least loss and work in this codec. */
        public Path bestFor(Codec codec) {
            return files.entrySet().stream()
                    .min((a, b) -> Integer.compare(cost(a.getKey(), codec), cost(b.getKey(), codec)))
                    .orElseThrow()
                    .getValue();
        }

        /** Opens that file. */
        public SoundFile open(Codec codec) {
            return SoundFile.open(bestFor(codec));
        }

        private static int cost(SoundFormat format, Codec wanted) {
            Codec codec = format.codec();
            if (codec == wanted) {
                // Without a header is a little less to read.
                return format.isRiff() ? 1 : 0;
            }
            int otherRate = codec.sampleRate() == wanted.sampleRate() ? 0 : 10;
            return otherRate
                    + switch (codec) {
                        case SLIN, SLIN16 -> 2;
                        case ULAW, ALAW -> 4;
                        case G722 -> 6;
                        default -> 8;
                    };
        }
    }

    /** Finds a sound; empty when there is no file of that name in any language that is tried. */
    public Optional<Sound> find(String name, String language) {
        for (Path candidate : candidates(name, language)) {
            Map<SoundFormat, Path> files = filesOf(candidate);
            if (!files.isEmpty()) {
                return Optional.of(new Sound(name, files));
            }
        }
        return Optional.empty();
    }

    /** Whether {@link #find} would find something. */
    public boolean exists(String name, String language) {
        return find(name, language).isPresent();
    }

    /** Where a sound of this name is to be recorded: below the root, or where an absolute name says; no extension. */
    public Path recordingPath(String name) {
        return root.resolve(name);
    }

    private List<Path> candidates(String name, String language) {
        List<Path> candidates = new ArrayList<>();
        for (String tried = language; !tried.isEmpty(); tried = withoutDialect(tried)) {
            candidates.add(inLanguage(name, tried));
        }
        candidates.add(root.resolve(name));
        if (!defaultLanguage.isEmpty()) {
            candidates.add(inLanguage(name, defaultLanguage));
        }
        return candidates;
    }

    private static String withoutDialect(String language) {
        int underscore = language.lastIndexOf('_');
        return underscore < 0 ? "" : language.substring(0, underscore);
    }

    private Path inLanguage(String name, String language) {
        if (!name.startsWith("/")) {
            return root.resolve(language).resolve(name);
        }
        int slash = name.lastIndexOf('/');
        return Path.of(name.substring(0, slash + 1), language, name.substring(slash + 1));
    }

    private static Map<SoundFormat, Path> filesOf(Path withoutExtension) {
        Map<SoundFormat, Path> files = new EnumMap<>(SoundFormat.class);
        Path folder = withoutExtension.getParent();
        Path last = withoutExtension.getFileName();
        if (folder == null || last == null || !Files.isDirectory(folder)) {
            return files;
        }
        for (SoundFormat format : SoundFormat.values()) {
            for (String extension : format.extensions()) {
                Path file = folder.resolve(last + "." + extension);
                if (!files.containsKey(format) && Files.isRegularFile(file)) {
                    files.put(format, file);
                }
            }
        }
        return files;
    }
}
