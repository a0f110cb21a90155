package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a session lasts without a refresh, and who refreshes: {@code Session-Expires: 1800;refresher=uas}. RFC 4028 §4.
 *
 * <p>Immutable.
 *
 * @param seconds 0 to 2^32-1
 */
public record SessionExpires(long seconds, Params params) implements HeaderValue {
    static @Nullable SessionExpires read(Cursor in) {
        long seconds = in.number(0xffff_ffffL);
        Params params = seconds < 0 ? null : Params.read(in);
        return params == null ? null : new SessionExpires(seconds, params);
    }

    public static SessionExpires of(long seconds) {
        return new SessionExpires(seconds, Params.NONE);
    }

    /** With the refresher, {@code uac} or {@code uas}. */
    public static SessionExpires of(long seconds, String refresher) {
        return new SessionExpires(seconds, Params.of("refresher", refresher));
    }

    /** {@code uac} or {@code uas} in lower case; empty when not given. */
    public Optional<String> refresher() {
        return params.get("refresher").map(Ascii::lower);
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(seconds);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
