package org.hookswitch.pbx;

/** Where a leg stands, with the numbers and names that interfaces show. */
public enum ChannelState {
    DOWN(0, "Down"),
    RESERVED(1, "Rsrvd"),
    OFF_HOOK(2, "OffHook"),
    DIALING(3, "Dialing"),
    RING(4, "Ring"),
    RINGING(5, "Ringing"),
    UP(6, "Up"),
    BUSY(7, "Busy"),
    DIALING_OFFHOOK(8, "Dialing Offhook"),
    PRERING(9, "Pre-ring");

    private final int code;
    private final String text;

    ChannelState(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number that interfaces show: 0 is down, 6 is up. */
    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
