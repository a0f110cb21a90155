package org.hookswitch.apps.function.file;

import java.util.Optional;

/** What ends the lines of a file. */
enum LineEnd {
    UNIX('u', "\n"),
    DOS('d', "\r\n"),
    MAC('m', "\r");

    private final char letter;
    private final String text;

    LineEnd(char letter, String text) {
        this.letter = letter;
        this.text = text;
    }

    char letter() {
        return letter;
    }

    String text() {
        return text;
    }

    static Optional<LineEnd> of(String word) {
        for (LineEnd end : values()) {
            if (word.startsWith(String.valueOf(end.letter))) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** What ends the first line of a text; empty when it has but one. */
    static Optional<LineEnd> foundIn(String text) {
        int feed = text.indexOf('\n');
        int carriage = text.indexOf('\r');
        if (feed < 0 && carriage < 0) {
            return Optional.empty();
        }
        if (carriage < 0 || (feed >= 0 && feed < carriage)) {
            return Optional.of(UNIX);
        }
        return Optional.of(feed == carriage + 1 ? DOS : MAC);
    }
}
