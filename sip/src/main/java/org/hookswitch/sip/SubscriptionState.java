package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subscription: {@code Subscription-State: active;expires=600}. RFC 6665 §4.1.3.
 *
 * <p>Immutable.
 *
 * @param state active, pending, terminated or one of an extension
 */
public record SubscriptionState(String state, Params params) implements HeaderValue {
    public static SubscriptionState active(long expiresSeconds) {
        return new SubscriptionState("active", Params.NONE.with("expires", expiresSeconds));
    }

    public static SubscriptionState terminated(String reason) {
        return new SubscriptionState("terminated", Params.of("reason", reason));
    }

    static @Nullable SubscriptionState read(Cursor in) {
        String state = in.token();
        Params params = state == null ? null : Params.read(in);
        return state == null || params == null ? null : new SubscriptionState(state, params);
    }

    public boolean isTerminated() {
        return Ascii.same(state, "terminated");
    }

    public Optional<String> reason() {
        return params.get("reason");
    }

    /** Seconds; -1 when not given. */
    public long expires() {
        return params.number("expires", 0xffff_ffffL);
    }

    /** Seconds; -1 when not given. */
    public long retryAfter() {
        return params.number("retry-after", 0xffff_ffffL);
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(state);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
