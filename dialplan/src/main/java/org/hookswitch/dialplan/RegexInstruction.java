package org.hookswitch.dialplan;

/** One step of a compiled {@link PosixRegex}. Immutable. */
sealed interface RegexInstruction {

    /** Takes one character that the set holds. */
    record Take(CharacterSet set) implements RegexInstruction {}

    /** Goes on at both places, the first preferred. */
    record Fork(int preferred, int other) implements RegexInstruction {}

    record Jump(int target) implements RegexInstruction {}

    /** Notes the place as the beginning (slot 0) or end (slot 1) of the first group. */
    record Save(int slot) implements RegexInstruction {}

    /** Goes on only at such a place. */
    record Assert(Place place) implements RegexInstruction {}

    record Accept() implements RegexInstruction {}

    /** Places between characters. */
    enum Place {
        START,
        END,
        WORD_START,
        WORD_END,
        WORD_EDGE,
        NO_WORD_EDGE;

        boolean holds(String text, int at) {
            boolean before = at > 0 && isWord(text.charAt(at - 1));
            boolean after = at < text.length() && isWord(text.charAt(at));
            return switch (this) {
                case START -> at == 0;
                case END -> at == text.length();
                case WORD_START -> !before && after;
                case WORD_END -> before && !after;
                case WORD_EDGE -> before != after;
                case NO_WORD_EDGE -> before == after;
            };
        }

        private static boolean isWord(char c) {
            return c == '_' || Character.isLetterOrDigit(c);
        }
    }
}
