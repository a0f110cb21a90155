package org.hookswitch.pbx.party;

/** A party's subaddress (ITU-T Q.931 §4.5.11): a number behind the number. */
public record Subaddress(boolean valid, String text, int type, boolean odd) {
    /** No subaddress is known. */
    public static final Subaddress NONE = new Subaddress(false, "", 0, false);
}
