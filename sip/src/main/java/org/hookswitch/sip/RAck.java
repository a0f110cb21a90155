package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * Which reliable provisional response a PRACK acknowledges: {@code RAck: 776656 1 INVITE}. RFC 3262 §7.2.
 *
 * <p>Immutable.
 *
 * @param rseq 1 to 2^32-1
 * @param cseq 0 to 2^31-1
 */
public record RAck(long rseq, long cseq, SipMethod method) implements HeaderValue {
    static @Nullable RAck read(Cursor in) {
        long rseq = in.number(0xffff_ffffL);
        int at = in.pos;
        if (rseq < 0 || in.ws().pos == at) {
            return null;
        }
        CSeq cseq = CSeq.read(in);
        return cseq == null ? null : new RAck(rseq, cseq.number(), cseq.method());
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(rseq).put(' ').put(cseq).put(' ').put(method.name());
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
