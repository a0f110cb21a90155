package org.hookswitch.sip.sdp;

/**
 * An {@code a=} line: {@code a=ptime:20}, {@code a=sendrecv}. RFC 8866 §5.13.
 *
 * @param value empty for an attribute that is only there
 */
public record Attribute(String name, String value) {
    public static Attribute flag(String name) {
        return new Attribute(name, "");
    }

    static Attribute parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? flag(text) : new Attribute(text.substring(0, colon), text.substring(colon + 1));
    }

    /** What stands after {@code a=}. */
    @Override
    public String toString() {
        return value.isEmpty() ? name : name + ":" + value;
    }
}
