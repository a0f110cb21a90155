package org.hookswitch.apps.function.encode;

/** {@code SHA1}: the digest of a text by SHA-1 (RFC 3174). */
public final class Sha1 extends Digest {

    public Sha1() {
        super("SHA1", "Digest of a text by SHA-1", "SHA-1");
    }
}
