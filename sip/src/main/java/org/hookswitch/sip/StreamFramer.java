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
    /** What is held stands from here to {@code end}. */
    private int start;

    private int end;
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
        compact();
        int n = Math.min(in.remaining(), SipLimits.MESSAGE_BYTES - end);
        if (bytes.length - end < n) {
            bytes = Arrays.copyOf(bytes, Math.min(SipLimits.MESSAGE_BYTES, Math.max(bytes.length * 2, end + n)));
        }
        in.get(bytes, end, n);
        end += n;
    }

    private void compact() {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            scanned = Math.max(0, scanned - start);
            headersEnd = Math.max(0, headersEnd - start);
            start = 0;
        }
    }

    /** The next message or keep-alive; empty when more bytes are needed or the framer is broken. */
    public Optional<Parsed> next() {
        if (broken || start == end) {
            return Optional.empty();
        }
        if (headersEnd == 0 && isLineEnd(start)) {
            return lineEnd();
        }
        halfPing = false;
        if (headersEnd == 0 && !findHeadersEnd()) {
            return end - start < SipLimits.MESSAGE_BYTES ? Optional.empty() : fail(513, "Message Too Large");
        }
        if (bodyLength == NONE) {
            return fail(400, "Missing Content-Length");
        }
        if (bodyLength == MALFORMED) {
            return fail(400, "Malformed Content-Length");
        }
        if (bodyLength > SipLimits.MESSAGE_BYTES - (headersEnd - start)) {
            return fail(513, "Message Too Large");
        }
        int messageEnd = headersEnd + bodyLength;
        if (end < messageEnd) {
            return Optional.empty();
        }
        Parsed parsed = SipParser.parse(Arrays.copyOfRange(bytes, start, messageEnd));
        goOnFrom(messageEnd);
        return Optional.of(parsed);
    }

    /** Whether the connection is of no use any more. */
    public boolean isBroken() {
        return broken;
    }

    private boolean isLineEnd(int at) {
        return bytes[at] == '\r' || bytes[at] == '\n';
    }

    private Optional<Parsed> lineEnd() {
        if (bytes[start] == '\r' && end - start == 1) {
            return Optional.empty();
        }
        goOnFrom(bytes[start] == '\r' && bytes[start + 1] == '\n' ? start + 2 : start + 1);
        if (start == end || halfPing) {
            boolean ping = halfPing;
            halfPing = !ping;
            return Optional.of(new Parsed.KeepAlive(ping));
        }
        halfPing = isLineEnd(start);
        return next();
    }

    private Optional<Parsed> fail(int status, String reason) {
        Parsed parsed = SipParser.refuse(Arrays.copyOfRange(bytes, start, end), status, reason);
        broken = true;
        goOnFrom(0);
        end = 0;
        bytes = new byte[0];
        return Optional.of(parsed);
    }

    private void goOnFrom(int at) {
        start = at;
        scanned = at;
        headersEnd = 0;
    }

    private boolean findHeadersEnd() {
        int i = Math.max(scanned, start + 1);
        for (; i < end; i++) {
            if (bytes[i] == '\n') {
                int before = bytes[i - 1] == '\r' ? i - 2 : i - 1;
                if (before >= start && bytes[before] == '\n') {
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
        for (int i = start; i < headersEnd; i++) {
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
