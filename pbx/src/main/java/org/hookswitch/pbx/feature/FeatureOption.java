package org.hookswitch.pbx.feature;

import java.util.Optional;

/** The general options of features.conf that take effect, which FEATURE() changes for one channel. One table. */
public enum FeatureOption {
    FEATURE_DIGIT_TIMEOUT("featuredigittimeout", "1000", Kind.NUMBER, "Milliseconds between two keys of a feature."),
    TRANSFER_DIGIT_TIMEOUT(
            "transferdigittimeout", "3", Kind.NUMBER, "Seconds between two keys of a transfer's target."),
    ATXFER_NO_ANSWER_TIMEOUT(
            "atxfernoanswertimeout",
            "15",
            Kind.NUMBER,
            "Seconds until the target of an attended transfer must answer."),
    ATXFER_DROP_CALL(
            "atxferdropcall", "no", Kind.YES_NO, "Give the call up when who transfers hangs up before the answer."),
    ATXFER_LOOP_DELAY("atxferloopdelay", "10", Kind.NUMBER, "Seconds between two attempts to call back."),
    ATXFER_CALLBACK_RETRIES(
            "atxfercallbackretries", "2", Kind.NUMBER, "How often who transferred is called back when nobody answers."),
    XFER_SOUND("xfersound", "beep", Kind.TEXT, "Played when an attended transfer is complete."),
    XFER_FAIL_SOUND("xferfailsound", "beeperr", Kind.TEXT, "Played when a transfer fails."),
    ATXFER_ABORT("atxferabort", "*1", Kind.KEYS, "Keys that give an attended transfer up."),
    ATXFER_COMPLETE("atxfercomplete", "*2", Kind.KEYS, "Keys that complete an attended transfer."),
    ATXFER_SWAP("atxferswap", "*4", Kind.KEYS, "Keys that go to and fro between the parties of an attended transfer."),
    TRANSFER_DIAL_ATTEMPTS("transferdialattempts", "3", Kind.NUMBER, "How often a transfer's target may be dialled."),
    TRANSFER_RETRY_SOUND("transferretrysound", "pbx-invalid", Kind.TEXT, "Played when a target does not exist."),
    TRANSFER_INVALID_SOUND(
            "transferinvalidsound", "privacy-incorrect", Kind.TEXT, "Played after the last attempt to dial a target."),
    TRANSFER_ANNOUNCE_SOUND(
            "transferannouncesound", "pbx-transfer", Kind.TEXT, "Played before a transfer's target is dialled.");

    /** What a value may be. */
    public enum Kind {
        NUMBER("[0-9]{1,6}", "a number of at most six figures"),
        YES_NO("(?i)yes|no|true|false|1|0|on|off|y|n|t|f", "yes or no"),
        KEYS("[0-9*#A-Da-d]{0,10}", "at most ten keys"),
        TEXT("[^\\x00-\\x1f]{0,200}", "the name of a sound");

        private final String pattern;
        private final String expected;

        Kind(String pattern, String expected) {
            this.pattern = pattern;
            this.expected = expected;
        }

        public boolean allows(String value) {
            return value.matches(pattern);
        }

        /** What a right value is, in words. */
        public String expected() {
            return expected;
        }
    }

    private final String word;
    private final String initial;
    private final Kind kind;
    private final String help;

    FeatureOption(String word, String initial, Kind kind, String help) {
        this.word = word;
        this.initial = initial;
        this.kind = kind;
        this.help = help;
    }

    /** Its name in features.conf and FEATURE(). */
    public String word() {
        return word;
    }

    /** Its value when nothing else is said. */
    public String initial() {
        return initial;
    }

    public Kind kind() {
        return kind;
    }

    public String help() {
        return help;
    }

    /** Whether a word of {@link Kind#YES_NO} is yes. */
    public static boolean isYes(String word) {
        return word.strip().matches("(?i)yes|true|1|on|y|t");
    }

    /** The option of a name. */
    public static Optional<FeatureOption> parse(String word) {
        for (FeatureOption option : values()) {
            if (option.word.equalsIgnoreCase(word.strip())) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
