package org.hookswitch.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * An option while {@code +=} adds to its value: pieces of text, each of which knows where it was written.
 *
 * <p>One thread. Adding costs what is added, however long the value is already.
 */
final class AppendedOption {

    /** Where the value from an offset on comes from. */
    private record Piece(int start, IntFunction<SourceLocation> origin) {}

    /** The pieces of a value, and where the last of them was added. */
    private record Joined(SourceLocation name, List<Piece> pieces) implements Origin {
        /** The last piece that begins at the offset or before it; one that was blank and went is passed over. */
        @Override
        public SourceLocation value(int offset) {
            int low = 0;
            int high = pieces.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (pieces.get(middle).start() <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return pieces.get(low).origin().apply(offset);
        }
    }

    private final String name;
    private final StringBuilder value;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean arrow;
    private SourceLocation location;

    AppendedOption(Option first) {
        name = first.name();
        value = new StringBuilder(first.value());
        arrow = first.isObject();
        location = first.location();
        pieces.add(new Piece(0, first::locate));
    }

    /** Adds text to the end; the whole now belongs to where the text was added. */
    void append(Option addition, String text, IntFunction<SourceLocation> origin) {
        int from = 0;
        // The value is trimmed as a whole: what is blank at its ends goes, what is blank in its midst stays.
        while (value.isEmpty() && from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        int skipped = from;
        int start = value.length();
        pieces.add(new Piece(start, offset -> origin.apply(offset - start + skipped)));
        value.append(text, from, text.length());
        trimEnd();
        arrow |= addition.isObject();
        location = addition.location();
    }

    private void trimEnd() {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) <= ' ') {
            end--;
        }
        value.setLength(end);
    }

    int length() {
        return value.length();
    }

    Option join() {
        return new Option(name, value.toString(), arrow, false, new Joined(location, List.copyOf(pieces)));
    }
}
