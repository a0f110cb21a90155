package org.hookswitch.pbx;

/** State of a device as hints and {@code DEVICE_STATE()} show it. */
public enum DeviceState {
    UNKNOWN("Unknown"),
    NOT_INUSE("Not in use"),
    INUSE("In use"),
    BUSY("Busy"),
    INVALID("Invalid"),
    UNAVAILABLE("Unavailable"),
    RINGING("Ringing"),
    RINGINUSE("Ring+Inuse"),
    ONHOLD("On Hold");

    private final String text;

    DeviceState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
