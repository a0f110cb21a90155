package org.hookswitch.rehearse;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of things that a test may expect: the table that the reader, the comparison, the schema and the documentation
 * share.
 */
public enum Fact {
    RANG("rang", Form.LIST, true, "Who rang, in order: bob shown \"Alice\" <6001> at 0s for 3s."),
    ANSWERED("answered", Form.LIST, false, "Which phones were connected, in order."),
    TALKED("talked", Form.LIST, false, "Who talked with whom: alice with bob for 10s."),
    PLAYED("played", Form.LIST_OF_PHONE, true, "What a phone heard: hello-world at 0s for 1s."),
    RECORDED("recorded", Form.LIST_OF_PHONE, true, "Which files a phone was recorded to."),
    KEYS("keys heard", Form.LIST_OF_PHONE, false, "The keys that a phone was sent, one each."),
    TOLD("told", Form.LIST_OF_PHONE, false, "What a phone was told: ringing, connected line \"Bob\" <6002>."),
    PATH(
            "path",
            Form.LIST_OF_PHONE,
            false,
            "The priorities that ran on a phone's channels: internal,6001,1 Dial(...)."),
    ROUTINES(
            "routines",
            Form.LIST_OF_PHONE,
            true,
            "Which routines ran on a phone's channels: pre-bridge screening,s,1(6001) returned 0."),
    COMMANDS("commands", Form.LIST, true, "The commands of the operating system that the dialplan ran."),
    REQUESTS("requests", Form.LIST, true, "What CURL fetched and which AGI scripts ran."),
    EVENTS(
            "events",
            Form.SOME,
            false,
            "Events that came in this order, others between them: DialEnded * status=BUSY*."),
    VARIABLES("variables", Form.VALUES_OF_PHONE, false, "What variables of a phone's channel were last set to."),
    GLOBALS("globals", Form.VALUES, false, "Global variables at the end."),
    DATABASE("database", Form.VALUES, false, "What stands in the database at the end: family/key."),
    RECORDS(
            "cdr",
            Form.LIST,
            false,
            "The call records, in order: alice to bob: 6001 dialled 6002, ANSWERED 10s of 12s, Dial."),
    DIALSTATUS("dialstatus", Form.VALUE, false, "DIALSTATUS of the first caller."),
    HANGUP("hangup", Form.VALUES, false, "The hangup cause of a phone: NORMAL_CLEARING or 16."),
    DURATION("duration", Form.TIME, false, "How long it all took: 10s, 8s to 12s, under 1m, over 5s.");

    /** What is written behind the key. */
    enum Form {
        /** All that happened, in order. */
        LIST,
        /** The same for each phone. */
        LIST_OF_PHONE,
        /** Some of what happened, in order. */
        SOME,
        VALUE,
        VALUES,
        VALUES_OF_PHONE,
        TIME
    }

    private final String word;
    private final Form form;
    private final boolean counted;
    private final String help;

    Fact(String word, Form form, boolean counted, String help) {
        this.word = word;
        this.form = form;
        this.counted = counted;
        this.help = help;
    }

    /** How a test file names it. */
    public String word() {
        return word;
    }

    Form form() {
        return form;
    }

    /** Whether it must not have happened where a test expects nothing else and does not mention it. */
    public boolean isCounted() {
        return counted;
    }

    public String help() {
        return help;
    }

    static Optional<Fact> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }
}
