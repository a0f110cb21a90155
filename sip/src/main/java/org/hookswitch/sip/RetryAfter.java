package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * When to try again: {@code Retry-After: 120 (in a meeting);duration=3600}. RFC 3261 §20.33.
 *
 * <p>Immutable.
 *
 * @param seconds 0 to 2^32-1
 * @param comment without its parentheses; empty for none
 */
public record RetryAfter(long seconds, String comment, Params params) implements HeaderValue {
    public static RetryAfter of(long seconds) {
        return new RetryAfter(seconds, "", Params.NONE);
    }

    static @Nullable RetryAfter read(Cursor in) {
        long seconds = in.number(0xffff_ffffL);
        if (seconds < 0) {
            return null;
        }
        in.ws();
        String comment = in.peek() == '(' ? comment(in) : "";
        Params params = comment == null ? null : Params.read(in);
        return comment == null || params == null ? null : new RetryAfter(seconds, comment, params);
    }

    private static @Nullable String comment(Cursor in) {
        int from = in.pos + 1;
        int depth = 0;
        while (!in.atEnd()) {
            byte c = in.bytes[in.pos++];
            if (c == '\\') {
                in.pos++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return in.text(from, in.pos - 1);
            }
        }
        return null;
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(seconds);
        if (!comment.isEmpty()) {
            out.put(" (").put(comment).put(')');
        }
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
