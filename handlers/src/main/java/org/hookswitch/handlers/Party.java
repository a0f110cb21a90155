package org.hookswitch.handlers;

import java.util.Objects;

/**
 * One party as others may see it. Immutable.
 *
 * @param name as displayed; empty for none
 * @param number empty for none
 * @param withheld whether name and number must not be shown to the other side
 */
public record Party(String name, String number, boolean withheld) {

    /** Nobody is known. */
    public static final Party NONE = new Party("", "", false);

    public Party {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(number, "number");
    }

    /** A party that may be shown. */
    public static Party of(String name, String number) {
        return new Party(name, number, false);
    }

    public Party withName(String newName) {
        return new Party(newName, number, withheld);
    }

    public Party withNumber(String newNumber) {
        return new Party(name, newNumber, withheld);
    }

    public Party withheld(boolean isWithheld) {
        return new Party(name, number, isWithheld);
    }
}
