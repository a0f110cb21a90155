package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event package and which of its subscriptions: {@code Event: dialog;id=7}. RFC 6665 §8.2.1.
 *
 * <p>Immutable.
 */
public record Event(String type, Params params) implements HeaderValue {
    public static Event of(String type) {
        return new Event(type, Params.NONE);
    }

    static @Nullable Event read(Cursor in) {
        String type = in.token();
        Params params = type == null ? null : Params.read(in);
        return type == null || params == null ? null : new Event(type, params);
    }

    public Optional<String> id() {
        return params.get("id");
    }

    /** Whether both mean the same subscription: same package, by case, and same id (RFC 6665 §4.5.1). */
    public boolean matches(Event other) {
        return type.equals(other.type) && id().equals(other.id());
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
