package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call ended or a request was sent: {@code Reason: Q.850;cause=16;text="Normal call clearing"}. RFC 3326.
 *
 * <p>Immutable.
 *
 * @param protocol Q.850, SIP or another
 */
public record Reason(String protocol, Params params) implements HeaderValue {
    /** A cause of ITU-T Q.850, 0 to 127. */
    public static Reason q850(int cause, String text) {
        return of("Q.850", cause, text);
    }

    /** A SIP status as the reason. */
    public static Reason sip(int status, String text) {
        return of("SIP", status, text);
    }

    private static Reason of(String protocol, int cause, String text) {
        Params params = Params.NONE.with("cause", cause);
        return new Reason(protocol, text.isEmpty() ? params : params.withQuoted("text", text));
    }

    static @Nullable Reason read(Cursor in) {
        String protocol = in.token();
        Params params = protocol == null ? null : Params.read(in);
        return protocol == null || params == null ? null : new Reason(protocol, params);
    }

    public boolean isQ850() {
        return Ascii.same(protocol, "Q.850");
    }

    public boolean isSip() {
        return Ascii.same(protocol, "SIP");
    }

    /** The cause, 0 to 999; -1 when not given. */
    public int cause() {
        return (int) params.number("cause", 999);
    }

    public Optional<String> text() {
        return params.get("text");
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(protocol);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
