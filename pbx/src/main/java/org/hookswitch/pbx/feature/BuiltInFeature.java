package org.hookswitch.pbx.feature;

import java.util.Optional;

/** What a party of a bridge may do by keys without a line of [applicationmap]. */
public enum BuiltInFeature {
    BLIND_TRANSFER("blindxfer", "#"),
    ATTENDED_TRANSFER("atxfer", ""),
    DISCONNECT("disconnect", "*");

    private final String word;
    private final String keys;

    BuiltInFeature(String word, String keys) {
        this.word = word;
        this.keys = keys;
    }

    /** Its name in [featuremap] and FEATUREMAP(). */
    public String word() {
        return word;
    }

    /** Its keys when nothing else is said; empty for none. */
    public String initialKeys() {
        return keys;
    }

    /** The feature of a name. */
    public static Optional<BuiltInFeature> parse(String word) {
        for (BuiltInFeature feature : values()) {
            if (feature.word.equalsIgnoreCase(word.strip())) {
                return Optional.of(feature);
            }
        }
        return Optional.empty();
    }
}
