package org.hookswitch.sip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts the bytes of a TCP or TLS connection into messages by their Content-Length.
 *
 * <p>Confined to one thread, one for each connection. RFC 3261 §7.5 and §18.3, keep-alives of RFC 5626 §4.4.1. It holds at
 * most {@link SipLimits#MESSAGE_BYTES}. Once a message's length cannot be known the rest of the stream means nothing: the
 * framer {@link #isBroken is broken} and the connection must be closed after the answer, if any, was sent.
 *
 * <pre>{@code
 * while (read.hasRemaining()) {
 *     framer.feed(read);
 *     for (var next = framer.next(); next.isPresent(); next = framer.next()) { take(next.get()); }
 * }
 * }</pre>
 */
public final class StreamFramer {
    private static final int NONE = -1;
    private static final int MALFORMED = -2;

    private byte[] bytes = new byte[2048];
    private int size;
    /** Up to where no end of headers was found. */
    private int scanned;
    /** Where the headers of the message at the front end; 0 while that is not known. */
    private int headersEnd;

    private int bodyLength;
    /** Whether the last thing taken was one CRLF, which with the next one makes a ping. */
    private boolean halfPing;

    private boolean broken;

    public StreamFramer() {}

    /** Takes as many bytes as there is room for; call {@link #next} until it is empty before the next call. */
    public void feed(ByteBuffer in) {
        if (broken) {
            in.position(in.limit());
            return;
        }
        int n = Math.min(in.remaining(), SipLimits.MESSAGE_BYTES - size);
        if (bytes.length - size < n) {
            bytes = Arrays.copyOf(bytes, Math.min(SipLimits.MESSAGE_BYTES, Math.max(bytes.length * 2, size + n)));
        }
        in.get(bytes, size, n);
        size += n;
    }

    /** The next message or keep-alive; empty when more bytes are needed or the framer is broken. */
    public Optional<Parsed> next() {
        if (broken || size == 0) {
            return Optional.empty();
        }
        if (headersEnd == 0 && (bytes[0] == '\r' || bytes[0] == '\n')) {
            return lineEnd();
        }
        halfPing = false;
        if (headersEnd == 0 && !findHeadersEnd()) {
            return size < SipLimits.MESSAGE_BYTES ? Optional.empty() : fail(513, "Message Too Large");
        }
        if (bodyLength == NONE) {
            return fail(400, "Missing Content-Length");
        }
        if (bodyLength == MALFORMED) {
            return fail(400, "Malformed Content-Length");
        }
        if (bodyLength > SipLimits.MESSAGE_BYTES - headersEnd) {
            return fail(513, "Message Too Large");
        }
        int length = headersEnd + bodyLength;
        if (size < length) {
            return Optional.empty();
        }
        Parsed parsed = SipParser.parse(Arrays.copyOf(bytes, length));
        drop(length);
        return Optional.of(parsed);
    }

    /** Whether the connection is of no use any more. */
    public boolean isBroken() {
        return broken;
    }

    private Optional<Parsed> lineEnd() {
        if (bytes[0] == '\r' && size == 1) {
            return Optional.empty();
        }
        drop(bytes[0] == '\r' && bytes[1] == '\n' ? 2 : 1);
        if (size == 0 || halfPing) {
            boolean ping = halfPing;
            halfPing = !ping;
            return Optional.of(new Parsed.KeepAlive(ping));
        }
        if (bytes[0] == '\r' || bytes[0] == '\n') {
            halfPing = true;
        }
        return next();
    }

    private Optional<Parsed> fail(int status, String reason) {
        Parsed parsed = SipParser.refuse(Arrays.copyOf(bytes, size), status, reason);
        broken = true;
        size = 0;
        bytes = new byte[0];
        return Optional.of(parsed);
    }

    private void drop(int n) {
        size -= n;
        System.arraycopy(bytes, n, bytes, 0, size);
        scanned = 0;
        headersEnd = 0;
    }

    private boolean findHeadersEnd() {
        int i = scanned;
        for (; i < size; i++) {
            if (bytes[i] == '\n' && i > 0) {
                int before = bytes[i - 1] == '\r' ? i - 2 : i - 1;
                if (before >= 0 && bytes[before] == '\n') {
                    headersEnd = i + 1;
                    bodyLength = contentLength();
                    return true;
                }
            }
        }
        scanned = i;
        return false;
    }

    private int contentLength() {
        int found = NONE;
        for (int i = 0; i < headersEnd; i++) {
            if (bytes[i] == '\n') {
                Cursor line = new Cursor(bytes, i + 1, headersEnd);
                if ((line.word("content-length") || line.word("l")) && line.ws().take(':')) {
                    int n = (int) line.ws().number(Integer.MAX_VALUE);
                    if (n < 0 || (found != NONE && found != n)) {
                        return MALFORMED;
                    }
                    found = n;
                }
            }
        }
        return found;
    }
}
