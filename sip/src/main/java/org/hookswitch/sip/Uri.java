package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes or whom it is about: a SIP or SIPS URI, a telephone number, or any other URI as text.
 *
 * <p>Immutable. RFC 3261 §19, RFC 3966, RFC 3986.
 */
public sealed interface Uri extends HeaderValue permits SipUri, TelUri, OtherUri {
    /** In lower case, without the colon. */
    String scheme();

    /** The user part of a SIP URI or the number of a tel URI, unescaped; empty when there is none. */
    String user();

    /** This as a SIP or SIPS URI, if it is one. */
    default Optional<SipUri> sip() {
        return this instanceof SipUri sip ? Optional.of(sip) : Optional.empty();
    }

    /** Whether both mean the same by the rules of their scheme (RFC 3261 §19.1.4, RFC 3966 §4). */
    boolean matches(Uri other);

    /** Reads a URI that stands alone, without angle brackets; empty when malformed. */
    static Optional<Uri> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Optional.ofNullable(read(bytes, 0, bytes.length));
    }

    static @Nullable Uri read(byte[] b, int from, int to) {
        if (to - from > SipLimits.URI_BYTES) {
            return null;
        }
        Cursor in = new Cursor(b, from, to);
        if (in.word("sip:")) {
            return SipUri.read(in, false);
        }
        if (in.word("sips:")) {
            return SipUri.read(in, true);
        }
        if (in.word("tel:")) {
            return TelUri.read(in);
        }
        return OtherUri.read(in);
    }
}
