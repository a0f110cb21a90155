package org.hookswitch.media.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hookswitch.media.Codec;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.play.AudioSource;
import org.hookswitch.media.play.Playlist;

/**
 * A folder of music on hold, played round and round.
 *
 * <p>Immutable; any thread. Files of one name in several formats are one piece. Follows {@code mode = files} of
 * {@code musiconhold.conf} with its {@code sort} of alpha or random.
 */
public final class MusicFolder {
    private final List<SoundLibrary.Sound> pieces;

    private MusicFolder(List<SoundLibrary.Sound> pieces) {
        this.pieces = pieces;
    }

    /**
     * Looks into a folder, not into folders below.
     *
     * @throws MediaException when it cannot be read
     */
    public static MusicFolder of(Path folder) {
        Map<String, Map<SoundFormat, Path>> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                SoundFormat.of(file)
                        .filter(f -> Files.isRegularFile(file))
                        .ifPresent(format -> byName.computeIfAbsent(nameOf(file), n -> new TreeMap<>())
                                .putIfAbsent(format, file));
            }
        } catch (IOException e) {
            throw new MediaException("cannot read the music in " + folder + ": " + e.getMessage(), e);
        }
        return new MusicFolder(byName.entrySet().stream()
                .map(e -> new SoundLibrary.Sound(e.getKey(), e.getValue()))
                .toList());
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Whether there is nothing to play. */
    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** The names of the pieces, in order. */
    public List<String> names() {
        return pieces.stream().map(SoundLibrary.Sound::name).toList();
    }

    /** Music without end, by name, beginning with the piece of this number (and wrapping round). */
    public AudioSource inOrder(Codec codec, int first) {
        return endless(codec, Math.floorMod(first, Math.max(1, pieces.size())), pieces);
    }

    /** Music without end, in an order of its own. */
    public AudioSource shuffled(Codec codec, RandomGenerator random) {
        List<SoundLibrary.Sound> order = new ArrayList<>(pieces);
        Collections.shuffle(order, random);
        return endless(codec, 0, order);
    }

    private static AudioSource endless(Codec codec, int first, List<SoundLibrary.Sound> order) {
        return new Playlist(new Iterator<Supplier<AudioSource>>() {
            private int next = first;

            @Override
            public boolean hasNext() {
                return !order.isEmpty();
            }

            @Override
            public Supplier<AudioSource> next() {
                SoundLibrary.Sound piece = order.get(next);
                next = (next + 1) % order.size();
                return () -> piece.open(codec);
            }
        });
    }
}
