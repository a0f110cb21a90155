package org.hookswitch.pbx.party;

/** What was dialled on this channel (DNID). */
public record Dialed(String number, int plan, Subaddress subaddress, String transitNetwork) {

    public static final Dialed NONE = new Dialed("", 0, Subaddress.NONE, "");

    public static Dialed of(String number) {
        return new Dialed(number, 0, Subaddress.NONE, "");
    }

    public Dialed withNumber(String newNumber) {
        return new Dialed(newNumber, plan, subaddress, transitNetwork);
    }
}
