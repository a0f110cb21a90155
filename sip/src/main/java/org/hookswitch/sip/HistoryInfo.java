package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One target a request was sent to: {@code History-Info: <sip:bob@example.com?Reason=SIP%3Bcause%3D302>;index=1.1}. RFC 7044.
 *
 * <p>Immutable.
 */
public record HistoryInfo(NameAddr address) implements HeaderValue {
    static @Nullable HistoryInfo read(Cursor in) {
        NameAddr address = NameAddr.read(in);
        return address == null ? null : new HistoryInfo(address);
    }

    /** Its place in the tree of targets, such as {@code 1.2.1}; empty when not given. */
    public String index() {
        return address.params().get("index").orElse("");
    }

    /** Why the request was sent on from here, as the URI's Reason header says. */
    public Optional<Reason> reason() {
        return address.uri().sip().flatMap(u -> u.header("Reason")).flatMap(HeaderType.REASON::parse);
    }

    /** Whether the URI's Privacy header asks to hide this target. */
    public boolean isPrivate() {
        return address.uri()
                .sip()
                .flatMap(u -> u.header("Privacy"))
                .flatMap(HeaderType.PRIVACY::parse)
                .filter(p -> !p.has("none"))
                .isPresent();
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
