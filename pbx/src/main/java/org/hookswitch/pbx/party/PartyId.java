package org.hookswitch.pbx.party;

/**
 * One party as others may see it.
 *
 * @param tag a word of the operator's own that travels with the party and is never sent to a device
 */
public record PartyId(PartyName name, PartyNumber number, Subaddress subaddress, String tag) {

    /** Nobody is known. */
    public static final PartyId NONE = new PartyId(PartyName.NONE, PartyNumber.NONE, Subaddress.NONE, "");

    /** A party with both, allowed to be shown; an empty string is no name or no number. */
    public static PartyId of(String name, String number) {
        return new PartyId(
                name.isEmpty() ? PartyName.NONE : PartyName.of(name),
                number.isEmpty() ? PartyNumber.NONE : PartyNumber.of(number),
                Subaddress.NONE,
                "");
    }

    /** Whether neither name nor number is known. */
    public boolean isUnknown() {
        return !name.valid() && !number.valid();
    }

    /** How the whole party may be shown. */
    public Presentation presentation() {
        return Presentation.combined(name.presentation(), number.presentation());
    }

    public PartyId withName(PartyName newName) {
        return new PartyId(newName, number, subaddress, tag);
    }

    public PartyId withNumber(PartyNumber newNumber) {
        return new PartyId(name, newNumber, subaddress, tag);
    }

    public PartyId withSubaddress(Subaddress newSubaddress) {
        return new PartyId(name, number, newSubaddress, tag);
    }

    public PartyId withTag(String newTag) {
        return new PartyId(name, number, subaddress, newTag);
    }

    /** Name and number with one presentation for both. */
    public PartyId withPresentation(Presentation p) {
        return new PartyId(
                new PartyName(name.valid(), name.text(), p),
                new PartyNumber(number.valid(), number.digits(), number.plan(), p),
                subaddress,
                tag);
    }

    /** As {@code CALLERID(all)} shows it: {@code "Name" <number>}, {@code number}, {@code Name}, or nothing. */
    @Override
    public String toString() {
        if (name.valid() && !name.text().isEmpty()) {
            return number.valid() && !number.digits().isEmpty()
                    ? '"' + name.text() + "\" <" + number.digits() + '>'
                    : '"' + name.text() + "\" <>";
        }
        return number.digits();
    }

    /** Takes {@code "Name" <number>}, {@code Name <number>}, {@code <number>}, a number or a name apart. */
    public static PartyId parse(String text) {
        String s = text.strip();
        int open = s.lastIndexOf('<');
        int close = open < 0 ? -1 : s.indexOf('>', open);
        if (open >= 0 && close > open) {
            String before = s.substring(0, open).strip();
            if (before.length() >= 2 && before.startsWith("\"") && before.endsWith("\"")) {
                before = before.substring(1, before.length() - 1);
            }
            return of(before.replace("\\\"", "\""), s.substring(open + 1, close).strip());
        }
        if (s.length() >= 2 && s.startsWith("\"") && s.endsWith("\"")) {
            return of(s.substring(1, s.length() - 1), "");
        }
        boolean number = !s.isEmpty() && s.chars().allMatch(c -> "0123456789*#+ABCDabcd-.() ".indexOf(c) >= 0);
        return number ? of("", s) : of(s, "");
    }
}
