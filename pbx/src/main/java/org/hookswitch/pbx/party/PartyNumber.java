package org.hookswitch.pbx.party;

import java.util.Objects;

/**
 * A party's number.
 *
 * @param valid tells an empty number from none
 * @param plan type of number and numbering plan, the octet of ITU-T Q.931 table 4-9
 */
public record PartyNumber(boolean valid, String digits, int plan, Presentation presentation) {

    /** No number is known. */
    public static final PartyNumber NONE = new PartyNumber(false, "", 0, Presentation.ALLOWED_NOT_SCREENED);

    public PartyNumber {
        Objects.requireNonNull(digits);
    }

    public static PartyNumber of(String digits) {
        return new PartyNumber(true, digits, 0, Presentation.ALLOWED_NOT_SCREENED);
    }
}
