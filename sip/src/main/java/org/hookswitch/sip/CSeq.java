package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * The sequence number and method of a request: {@code CSeq: 4711 INVITE}. RFC 3261 §20.16.
 *
 * @param number 0 to 2^31-1
 */
public record CSeq(long number, SipMethod method) implements HeaderValue {
    public static final long MAX = Integer.MAX_VALUE;

    public CSeq {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("CSeq out of range: " + number);
        }
    }

    static @Nullable CSeq read(Cursor in) {
        long n = in.number(MAX);
        int after = in.pos;
        in.ws();
        int from = in.skip(Ascii.TOKEN);
        if (n < 0 || from == after || in.pos == from) {
            return null;
        }
        return new CSeq(n, SipMethod.of(in.bytes, from, in.pos));
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(number).put(' ').put(method.name());
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
