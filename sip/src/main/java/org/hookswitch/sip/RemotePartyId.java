package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a network element says the party is: {@code Remote-Party-ID: "Bob" <sip:bob@example.com>;party=calling;privacy=off;screen=yes}.
 *
 * <p>Immutable. draft-ietf-sip-privacy-04.
 */
public record RemotePartyId(NameAddr address) implements HeaderValue {
    static @Nullable RemotePartyId read(Cursor in) {
        NameAddr address = NameAddr.read(in);
        return address == null ? null : new RemotePartyId(address);
    }

    /** {@code calling} or {@code called}; empty when not given, which means calling in requests. */
    public Optional<String> party() {
        return address.params().get("party");
    }

    /** {@code full}, {@code name}, {@code uri}, {@code off}; {@code off} when not given. */
    public String privacy() {
        return address.params().get("privacy").orElse("off");
    }

    /** Whether the identity was verified. */
    public boolean isScreened() {
        return address.params().get("screen").filter(s -> Ascii.same(s, "yes")).isPresent();
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
