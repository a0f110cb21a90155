package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who diverted a call and why: {@code Diversion: <sip:bob@example.com>;reason=no-answer;counter=2}. RFC 5806.
 *
 * <p>Immutable. The first of several is the last who diverted.
 */
public record Diversion(NameAddr address) implements HeaderValue {
    static @Nullable Diversion read(Cursor in) {
        NameAddr address = NameAddr.read(in);
        return address == null ? null : new Diversion(address);
    }

    /** Such as unknown, user-busy, no-answer, unavailable, unconditional, time-of-day, do-not-disturb. */
    public Optional<String> reason() {
        return address.params().get("reason");
    }

    /** How often the call was diverted; 1 when not given. */
    public int counter() {
        long n = address.params().number("counter", 999);
        return n < 0 ? 1 : (int) n;
    }

    /** {@code full}, {@code name}, {@code uri}, {@code off}; empty when not given. */
    public Optional<String> privacy() {
        return address.params().get("privacy");
    }

    /** {@code yes} or {@code no}; empty when not given. */
    public Optional<String> screen() {
        return address.params().get("screen");
    }

    @Override
    public void writeTo(SipWriter out) {
        address.writeTo(out);
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
