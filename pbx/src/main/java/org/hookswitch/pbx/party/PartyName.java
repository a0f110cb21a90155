package org.hookswitch.pbx.party;

import java.util.Objects;

/** A party's name as displayed; {@code valid} tells an empty name from none. */
public record PartyName(boolean valid, String text, Presentation presentation) {

    /** No name is known. */
    public static final PartyName NONE = new PartyName(false, "", Presentation.ALLOWED_NOT_SCREENED);

    public PartyName {
        Objects.requireNonNull(text);
    }

    public static PartyName of(String text) {
        return new PartyName(true, text, Presentation.ALLOWED_NOT_SCREENED);
    }
}
