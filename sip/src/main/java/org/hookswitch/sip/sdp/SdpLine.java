package org.hookswitch.sip.sdp;

/** A line that is kept and written again without being understood: {@code b=AS:64}, {@code i=}, {@code t=}. */
public record SdpLine(char type, String value) {
    @Override
    public String toString() {
        return type + "=" + value;
    }
}
