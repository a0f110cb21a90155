package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One part of a multipart body, or the whole of a body that is not in parts. RFC 5621, RFC 2046 §5.1.
 *
 * <p>Immutable.
 */
public final class BodyPart {
    /** Parts after this many are not read. */
    static final int LIMIT = 16;

    private final MediaType type;
    private final Headers headers;
    private final Body content;

    private BodyPart(MediaType type, Headers headers, Body content) {
        this.type = type;
        this.headers = headers;
        this.content = content;
    }

    /**
     * The parts of the message's body, in order; none when it has no body or no Content-Type. A multipart whose boundary
     * is missing or does not occur has no parts. Multiparts within a multipart stay one part.
     */
    public static List<BodyPart> of(SipMessage message) {
        Optional<MediaType> type = message.first(HeaderType.CONTENT_TYPE);
        if (type.isEmpty() || message.bodyLength() == 0) {
            return List.of();
        }
        byte[] body = message.body();
        if (!Ascii.same(type.get().type(), "multipart")) {
            return List.of(new BodyPart(type.get(), message.headers(), new Body(body, 0, body.length)));
        }
        return type.get()
                .params()
                .get("boundary")
                .map(boundary -> split(body, ("--" + boundary).getBytes(StandardCharsets.UTF_8)))
                .orElse(List.of());
    }

    /** The message's body of the type, alone or the first such part of a multipart. */
    public static Optional<BodyPart> find(SipMessage message, MediaType type) {
        return of(message).stream().filter(p -> p.type.is(type)).findFirst();
    }

    private static List<BodyPart> split(byte[] body, byte[] boundary) {
        List<BodyPart> parts = new ArrayList<>();
        int from = -1;
        for (int at = delimiter(body, boundary, 0); at >= 0 && parts.size() < LIMIT; ) {
            if (from >= 0) {
                parts.add(part(body, from, lineBreakBefore(body, from, at)));
            }
            int after = at + boundary.length;
            if (after + 1 < body.length && body[after] == '-' && body[after + 1] == '-') {
                break;
            }
            from = nextLine(body, after);
            at = delimiter(body, boundary, from);
        }
        return List.copyOf(parts);
    }

    /** Where the boundary stands at the beginning of a line; -1 when nowhere. */
    private static int delimiter(byte[] body, byte[] boundary, int from) {
        for (int i = from; i <= body.length - boundary.length; i++) {
            if ((i == 0 || body[i - 1] == '\n')
                    && Arrays.equals(body, i, i + boundary.length, boundary, 0, boundary.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int lineBreakBefore(byte[] body, int from, int at) {
        int to = at;
        if (to > from && body[to - 1] == '\n') {
            to--;
            if (to > from && body[to - 1] == '\r') {
                to--;
            }
        }
        return to;
    }

    private static int nextLine(byte[] body, int from) {
        int i = from;
        while (i < body.length && body[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, body.length);
    }

    private static BodyPart part(byte[] body, int from, int to) {
        SipParser.Part read = SipParser.part(body, from, to);
        MediaType type = read.headers().first(HeaderType.CONTENT_TYPE).orElse(MediaType.TEXT_PLAIN);
        return new BodyPart(type, read.headers(), new Body(body, read.bodyFrom(), to));
    }

    /** Its Content-Type; {@code text/plain} for a part without one. */
    public MediaType type() {
        return type;
    }

    /** The headers of the part; of a body not in parts those of the message. */
    public Headers headers() {
        return headers;
    }

    /** A copy of the content. */
    public byte[] content() {
        return content.copy();
    }

    /** The content as UTF-8. */
    public String text() {
        return content.text();
    }
}
