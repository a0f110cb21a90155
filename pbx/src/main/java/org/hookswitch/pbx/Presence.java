package org.hookswitch.pbx;

import java.util.Locale;
import java.util.Optional;

/**
 * What somebody does, rather than what the telephone does.
 *
 * @param subtype a word of the operator's own
 * @param message a text for people
 */
public record Presence(State state, String subtype, String message) {

    /** Nothing is known. */
    public static final Presence NOT_SET = new Presence(State.NOT_SET, "", "");

    /** What somebody does, in one word. */
    public enum State {
        NOT_SET,
        UNAVAILABLE,
        AVAILABLE,
        AWAY,
        XA,
        CHAT,
        DND;

        /** The word of dialplans and interfaces, in small letters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of a word, in any case. */
        public static Optional<State> parse(String word) {
            for (State state : values()) {
                if (state.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }
}
