package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a challenge: {@code Authorization: Digest username="bob", realm="example.com", nonce="...", response="..."}. RFC 3261 §20.7.
 *
 * <p>Immutable. What it means is in {@code org.hookswitch.sip.auth}.
 */
public record Credentials(String scheme, Params params) implements HeaderValue {
    static @Nullable Credentials read(Cursor in) {
        String scheme = in.token();
        Params params = scheme == null ? null : Params.readList(in.ws());
        return scheme == null || params == null ? null : new Credentials(scheme, params);
    }

    public boolean isDigest() {
        return Ascii.same(scheme, "Digest");
    }

    public String username() {
        return params.get("username").orElse("");
    }

    public String realm() {
        return params.get("realm").orElse("");
    }

    public String nonce() {
        return params.get("nonce").orElse("");
    }

    /** The URI the response was computed for, as the client wrote it. */
    public String uri() {
        return params.get("uri").orElse("");
    }

    public String response() {
        return params.get("response").orElse("");
    }

    public Optional<String> opaque() {
        return params.get("opaque");
    }

    /** As given; {@code MD5} when not given. */
    public String algorithm() {
        return params.get("algorithm").orElse("MD5");
    }

    /** In lower case; empty when none was used. */
    public String qop() {
        return Ascii.lower(params.get("qop").orElse(""));
    }

    public String cnonce() {
        return params.get("cnonce").orElse("");
    }

    /** The nonce count as written: eight hexadecimal digits. */
    public String nc() {
        return params.get("nc").orElse("");
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(scheme);
        params.writeList(out);
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
