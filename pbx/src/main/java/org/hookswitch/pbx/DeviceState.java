package org.hookswitch.pbx;

import java.util.Locale;
import java.util.Optional;

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

    /** The state of a dialplan word such as {@code INUSE}, in any case. */
    public static Optional<DeviceState> parse(String word) {
        String key = word.strip().toUpperCase(Locale.ROOT);
        for (DeviceState state : values()) {
            if (state.name().equals(key)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
