package org.hookswitch.sip.auth;

/**
 * The computation both sides do. RFC 7616 §3.4.1 to §3.4.3, RFC 2617 §3.2.2.1 without qop.
 *
 * <p>Stateless.
 */
final class DigestResponse {
    private DigestResponse() {}

    /**
     * The response.
     *
     * @param ha1 of user, realm and password
     * @param qop auth, auth-int, or empty for none, when nc and cnonce do not count
     * @param bodyHash of the body, for auth-int
     */
    static String compute(
            DigestAlgorithm algorithm,
            String ha1,
            String nonce,
            String nc,
            String cnonce,
            String qop,
            String method,
            String uri,
            String bodyHash) {
        String a1 = algorithm.isSession() ? algorithm.hash(ha1, nonce, cnonce) : ha1;
        String a2 = qop.equals("auth-int") ? algorithm.hash(method, uri, bodyHash) : algorithm.hash(method, uri);
        return qop.isEmpty() ? algorithm.hash(a1, nonce, a2) : algorithm.hash(a1, nonce, nc, cnonce, qop, a2);
    }
}
