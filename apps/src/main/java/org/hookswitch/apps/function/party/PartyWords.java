package org.hookswitch.apps.function.party;

import java.util.ArrayList;
import java.util.List;

/** The names of all fields of {@code CALLERID()}, {@code CONNECTEDLINE()} and {@code REDIRECTING()}, for their tables. */
final class PartyWords {

    private static final List<String> NAME_AND_NUMBER = List.of(
            "all", "name", "name-valid", "name-charset", "name-pres", "num", "num-valid", "num-plan", "num-pres");

    private static final List<String> SUBADDRESS = List.of("subaddr", "subaddr-valid", "subaddr-type", "subaddr-odd");

    private final List<String> words = new ArrayList<>();

    private PartyWords() {}

    private PartyWords add(String before, List<String> fields) {
        fields.forEach(field -> words.add(before + field));
        return this;
    }

    private PartyWords add(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** The fields of a party as everybody may see it. */
    private PartyWords party(String before) {
        return add(before, NAME_AND_NUMBER)
                .add(before + "pres")
                .add(before, SUBADDRESS)
                .add(before + "tag");
    }

    /** The fields of a party as only we see it. */
    private PartyWords secret(String before) {
        return add(before, NAME_AND_NUMBER).add(before, SUBADDRESS).add(before + "tag");
    }

    private String[] done() {
        return words.toArray(String[]::new);
    }

    static String[] ofCallerId() {
        return new PartyWords()
                .party("")
                .secret("priv-")
                .add("ANI-", NAME_AND_NUMBER)
                .add("ANI-tag", "RDNIS", "DNID", "dnid-num-plan")
                .add("dnid-", SUBADDRESS)
                .done();
    }

    static String[] ofConnectedLine() {
        return new PartyWords().party("").secret("priv-").done();
    }

    static String[] ofRedirecting() {
        return new PartyWords()
                .party("orig-")
                .add("orig-reason")
                .party("from-")
                .party("to-")
                .secret("priv-orig-")
                .secret("priv-from-")
                .secret("priv-to-")
                .add("reason", "count")
                .done();
    }
}
