package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialog that a new one takes the place of: {@code Replaces: 98732@host;from-tag=r33th4x0r;to-tag=ff87ff}. RFC 3891 §6.1.
 *
 * <p>Immutable. Also found, escaped, among the headers of a Refer-To URI.
 */
public record Replaces(String callId, Params params) implements HeaderValue {
    public static Replaces of(String callId, String toTag, String fromTag) {
        return new Replaces(callId, Params.NONE.withRaw("to-tag", toTag).withRaw("from-tag", fromTag));
    }

    /** Reads one that stands alone, as {@link SipUri#header} gives it; empty when malformed or without its tags. */
    public static Optional<Replaces> parse(String text) {
        return HeaderType.REPLACES.parse(text);
    }

    static @Nullable Replaces read(Cursor in) {
        String callId = HeaderType.callId(in);
        Params params = callId == null ? null : Params.read(in);
        return callId == null || params == null || params.raw("to-tag") == null || params.raw("from-tag") == null
                ? null
                : new Replaces(callId, params);
    }

    /** The tag of the side that gets this. */
    public String toTag() {
        return params.get("to-tag").orElse("");
    }

    public String fromTag() {
        return params.get("from-tag").orElse("");
    }

    /** Whether only a dialog not yet confirmed may be replaced. */
    public boolean earlyOnly() {
        return params.has("early-only");
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(callId);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
