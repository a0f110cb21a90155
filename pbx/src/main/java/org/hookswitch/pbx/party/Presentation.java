package org.hookswitch.pbx.party;

import java.util.Locale;
import java.util.Optional;

/** Whether a party's name or number may be shown, and how far it was screened (ITU-T Q.951, Q.931 octet 3a). */
public enum Presentation {
    ALLOWED_NOT_SCREENED(0x00, "allowed_not_screened", "Presentation Allowed, Not Screened"),
    ALLOWED_PASSED_SCREEN(0x01, "allowed_passed_screen", "Presentation Allowed, Passed Screen"),
    ALLOWED_FAILED_SCREEN(0x02, "allowed_failed_screen", "Presentation Allowed, Failed Screen"),
    ALLOWED(0x03, "allowed", "Presentation Allowed, Network Number"),
    PROHIB_NOT_SCREENED(0x20, "prohib_not_screened", "Presentation Prohibited, Not Screened"),
    PROHIB_PASSED_SCREEN(0x21, "prohib_passed_screen", "Presentation Prohibited, Passed Screen"),
    PROHIB_FAILED_SCREEN(0x22, "prohib_failed_screen", "Presentation Prohibited, Failed Screen"),
    PROHIB(0x23, "prohib", "Presentation Prohibited, Network Number"),
    UNAVAILABLE(0x43, "unavailable", "Number Unavailable");

    private final int code;
    private final String word;
    private final String text;

    Presentation(int code, String word, String text) {
        this.code = code;
        this.word = word;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /** The word that dialplans read and write. */
    public String word() {
        return word;
    }

    public String text() {
        return text;
    }

    /** Whether the party asked not to be shown. */
    public boolean isRestricted() {
        return (code & 0x60) == 0x20;
    }

    /** The presentation of a dialplan word or of its number in decimal. */
    public static Optional<Presentation> parse(String word) {
        String key = word.strip().toLowerCase(Locale.ROOT);
        for (Presentation p : values()) {
            if (p.word.equals(key) || Integer.toString(p.code).equals(key)) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }

    /** The more restrictive of two, as the presentation of a whole party is told by its name and its number. */
    public static Presentation combined(Presentation name, Presentation number) {
        return rank(name) > rank(number) ? name : number;
    }

    private static int rank(Presentation p) {
        return p == UNAVAILABLE ? 1 : p.isRestricted() ? 2 : 0;
    }
}
