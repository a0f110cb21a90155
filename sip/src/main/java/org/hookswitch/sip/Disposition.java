package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * What a body is for: {@code Content-Disposition: session;handling=optional}. RFC 3261 §20.11.
 *
 * <p>Immutable.
 */
public record Disposition(String type, Params params) implements HeaderValue {
    static @Nullable Disposition read(Cursor in) {
        String type = in.token();
        Params params = type == null ? null : Params.read(in);
        return type == null || params == null ? null : new Disposition(type, params);
    }

    /** Whether a body of this disposition that is not understood may be passed over. */
    public boolean isOptional() {
        return params.get("handling").filter(h -> Ascii.same(h, "optional")).isPresent();
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(type);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
