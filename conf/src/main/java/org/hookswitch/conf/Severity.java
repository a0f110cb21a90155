package org.hookswitch.conf;

import java.util.Locale;

/** How bad a {@link Diagnostic} is. */
public enum Severity {
    /** What was written cannot be done; the part it stands in is left out or takes its default. */
    ERROR,
    /** What was written is done, though perhaps not as it was meant. */
    WARNING,
    /** Worth knowing; nothing is wrong. */
    NOTE;

    /** The word as people read it: {@code error}, {@code warning}, {@code note}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
