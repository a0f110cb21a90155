package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The body of a message: a part of the bytes it came in, or bytes of its own.
 *
 * <p>Immutable as long as nobody writes to those bytes, which the doors of this room see to.
 */
final class Body {
    static final Body EMPTY = new Body(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;
    private final int to;

    Body(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static Body of(byte[] content) {
        return content.length == 0 ? EMPTY : new Body(content.clone(), 0, content.length);
    }

    int length() {
        return to - from;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Writes Content-Length, the empty line and the body. */
    void writeTo(SipWriter out) {
        HeaderName.CONTENT_LENGTH.writeTo(out);
        out.put(length()).crlf().crlf().put(bytes, from, length());
    }
}
