package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * What a body is: {@code application/sdp;charset=utf-8}. RFC 3261 §20.15, §20.1.
 *
 * <p>Immutable. {@link #is} compares without regard to case and parameters.
 */
public record MediaType(String type, String subtype, Params params) implements HeaderValue {
    public static final MediaType SDP = of("application", "sdp");
    public static final MediaType SIPFRAG = of("message", "sipfrag");
    public static final MediaType DTMF_RELAY = of("application", "dtmf-relay");
    public static final MediaType TEXT_PLAIN = of("text", "plain");
    public static final MediaType PIDF = of("application", "pidf+xml");
    public static final MediaType DIALOG_INFO = of("application", "dialog-info+xml");
    public static final MediaType MESSAGE_SUMMARY = of("application", "simple-message-summary");

    public static MediaType of(String type, String subtype) {
        return new MediaType(type, subtype, Params.NONE);
    }

    static @Nullable MediaType read(Cursor in) {
        String type = in.token();
        if (type == null || !in.separator('/')) {
            return null;
        }
        String subtype = in.token();
        Params params = subtype == null ? null : Params.read(in);
        return subtype == null || params == null ? null : new MediaType(type, subtype, params);
    }

    public boolean is(MediaType other) {
        return Ascii.same(type, other.type) && Ascii.same(subtype, other.subtype);
    }

    /** Whether this, as a value of Accept, covers the other: {@code *}{@code /*} and {@code text/*} do for many. */
    public boolean covers(MediaType other) {
        return type.equals("*") || (Ascii.same(type, other.type) && (subtype.equals("*") || is(other)));
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(type).put('/').put(subtype);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
