package org.hookswitch.sip;

/**
 * As much of a broken request as a stateless answer needs: its Via, From, To, Call-ID and CSeq lines, as they came.
 *
 * <p>Immutable. RFC 3261 §8.2.6 and §8.2.7.
 */
public final class Answerable {
    private final Via via;
    private final Headers headers;
    private final int salt;

    /** @param salt the same for a retransmission, so that the To tag is the same too */
    Answerable(Via via, Headers headers, int salt) {
        this.via = via;
        this.headers = headers;
        this.salt = salt;
    }

    /** The topmost Via, by which the answer finds its way. */
    public Via topVia() {
        return via;
    }

    /**
     * The answer as it goes on the wire.
     *
     * @param top the topmost Via with what the transport had to fill in (received, rport)
     */
    public byte[] answer(int status, String reason, Via top) {
        SipWriter out = new SipWriter();
        out.put("SIP/2.0 ").put(status).put(' ').put(reason).crlf();
        boolean first = true;
        for (HeaderField f : headers.fields()) {
            HeaderName n = f.name();
            if (n.equals(HeaderName.VIA) && first) {
                writeTop(out, f, top);
                first = false;
            } else if (n.equals(HeaderName.TO)) {
                writeTo(out, f);
            } else if (n.equals(HeaderName.VIA)
                    || n.equals(HeaderName.FROM)
                    || n.equals(HeaderName.CALL_ID)
                    || n.equals(HeaderName.CSEQ)) {
                f.writeTo(out);
            }
        }
        Body.EMPTY.writeTo(out);
        return out.toBytes();
    }

    private static void writeTop(SipWriter out, HeaderField f, Via top) {
        HeaderField.of(HeaderType.VIA, top).writeTo(out);
        var values = f.values(HeaderType.VIA);
        if (values.size() > 1) {
            HeaderField.of(HeaderType.VIA, values.subList(1, values.size())).writeTo(out);
        }
    }

    private void writeTo(SipWriter out, HeaderField f) {
        var values = f.values(HeaderType.TO);
        if (values.isEmpty() || values.getFirst().tag().isPresent()) {
            f.writeTo(out);
        } else {
            String tag = Integer.toHexString(salt);
            HeaderField.of(HeaderType.TO, values.getFirst().withTag(tag)).writeTo(out);
        }
    }
}
