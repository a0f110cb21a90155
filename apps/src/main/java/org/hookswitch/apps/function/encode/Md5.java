package org.hookswitch.apps.function.encode;

/** {@code MD5}: the digest of a text by MD5 (RFC 1321). */
public final class Md5 extends Digest {

    public Md5() {
        super("MD5", "Digest of a text by MD5", "MD5");
    }
}
