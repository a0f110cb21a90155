package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A demand for credentials: {@code WWW-Authenticate: Digest realm="example.com", nonce="..."}. RFC 3261 §20.44, RFC 8760.
 *
 * <p>Immutable. What it means is in {@code org.hookswitch.sip.auth}.
 */
public record Challenge(String scheme, Params params) implements HeaderValue {
    static @Nullable Challenge read(Cursor in) {
        String scheme = in.token();
        Params params = scheme == null ? null : Params.readList(in.ws());
        return scheme == null || params == null ? null : new Challenge(scheme, params);
    }

    public boolean isDigest() {
        return Ascii.same(scheme, "Digest");
    }

    public String realm() {
        return params.get("realm").orElse("");
    }

    public String nonce() {
        return params.get("nonce").orElse("");
    }

    public Optional<String> opaque() {
        return params.get("opaque");
    }

    /** As given; {@code MD5} when not given. */
    public String algorithm() {
        return params.get("algorithm").orElse("MD5");
    }

    /** The qualities of protection offered, in lower case; none from a server older than RFC 2617. */
    public List<String> qop() {
        List<String> all = new ArrayList<>();
        for (String one : Ascii.lower(params.get("qop").orElse("")).split(",", Params.LIMIT)) {
            if (!one.isBlank()) {
                all.add(one.strip());
            }
        }
        return List.copyOf(all);
    }

    /** Whether the credentials were right but for the age of the nonce. */
    public boolean stale() {
        return params.get("stale").filter(s -> Ascii.same(s, "true")).isPresent();
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
