package org.hookswitch.records.cdr;

/** What came of a call, with the numbers that {@code CDR(disposition,u)} gives. */
public enum Disposition {
    NO_ANSWER("NO ANSWER", 0),
    FAILED("FAILED", 2),
    BUSY("BUSY", 4),
    ANSWERED("ANSWERED", 8),
    CONGESTION("CONGESTION", 16),
    CANCEL("CANCEL", 32);

    private final String text;
    private final int code;

    Disposition(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /** As records show it. */
    public String text() {
        return text;
    }

    public int code() {
        return code;
    }
}
