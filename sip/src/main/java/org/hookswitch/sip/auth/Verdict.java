package org.hookswitch.sip.auth;

/** What came of verifying credentials. */
public sealed interface Verdict {
    /** They are right. */
    record Accepted(String username) implements Verdict {}

    /** The password is right, the nonce too old or its count used before: challenge again with {@code stale=true}. */
    record Stale() implements Verdict {}

    /** They are wrong: challenge again, or refuse. */
    record Denied(Why why) implements Verdict {}

    /** Why credentials were denied; for logs and security events, never for the peer. */
    enum Why {
        /** Not Digest, or a field is missing or not of its form. */
        MALFORMED,
        /** For another realm than asked for. */
        REALM,
        /** Another user than expected. */
        USERNAME,
        /** An algorithm or quality of protection that was not offered, or that there is no hash for. */
        ALGORITHM,
        /** The response is wrong: another password. */
        RESPONSE
    }
}
