package org.hookswitch.sip;

/**
 * A response: status, reason phrase, headers, body. RFC 3261 §7.2.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SipResponse implements SipMessage {
    private final int status;
    private final String reason;
    private final Headers headers;
    private final Body body;

    SipResponse(int status, String reason, Headers headers, Body body) {
        this.status = status;
        this.reason = reason;
        this.headers = headers;
        this.body = body;
    }

    /** A response to the request with the usual reason phrase. See {@link #to(SipRequest, int, String)}. */
    public static Builder to(SipRequest request, int status) {
        return to(request, status, SipStatus.reason(status));
    }

    /**
     * A response to the request as RFC 3261 §8.2.6 builds it: Via, From, To, Call-ID and CSeq are copied, Record-Route
     * too where the response may make a dialog (§12.1.1), Timestamp in a 100 (§8.2.6.1). The To tag is the caller's to
     * add: {@link Builder#toTag}.
     *
     * @param status 100 to 699
     */
    public static Builder to(SipRequest request, int status, String reason) {
        Builder b = new Builder(status, reason);
        boolean routes = status > 100 && status < 300;
        for (HeaderField f : request.headers().fields()) {
            HeaderName n = f.name();
            if (n.equals(HeaderName.VIA)
                    || n.equals(HeaderName.FROM)
                    || n.equals(HeaderName.TO)
                    || n.equals(HeaderName.CALL_ID)
                    || n.equals(HeaderName.CSEQ)
                    || (routes && n.equals(HeaderName.RECORD_ROUTE))
                    || (status == 100 && n.equals(HeaderName.TIMESTAMP))) {
                b.add(f);
            }
        }
        return b;
    }

    /** A response with no headers yet, for tests and for answering what could not be read. */
    public static Builder builder(int status, String reason) {
        return new Builder(status, reason);
    }

    /** A builder that begins with all that this response has. */
    public Builder edit() {
        Builder b = new Builder(status, reason);
        b.start(headers, body);
        return b;
    }

    /** 100 to 699. */
    public int status() {
        return status;
    }

    /** The reason phrase as it came; may be empty. */
    public String reason() {
        return reason;
    }

    public boolean isProvisional() {
        return status < 200;
    }

    public boolean isFinal() {
        return status >= 200;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public byte[] body() {
        return body.copy();
    }

    @Override
    public String bodyText() {
        return body.text();
    }

    @Override
    public int bodyLength() {
        return body.length();
    }

    @Override
    public String startLine() {
        return "SIP/2.0 " + status + " " + reason;
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put("SIP/2.0 ").put(status).put(' ').put(reason).crlf();
        headers.writeTo(out);
        body.writeTo(out);
    }

    /** The message as text, for logs. */
    @Override
    public String toString() {
        SipWriter out = new SipWriter();
        writeTo(out);
        return out.toString();
    }

    /** Makes a response. Confined to one thread. */
    public static final class Builder extends MessageBuilder<Builder> {
        private final int status;
        private final String reason;

        private Builder(int status, String reason) {
            if (status < 100 || status > 699) {
                throw new IllegalArgumentException("status out of range: " + status);
            }
            this.status = status;
            this.reason = reason;
        }

        /** Gives To this tag unless it has one already. */
        public Builder toTag(String tag) {
            NameAddr to = first(HeaderType.TO);
            if (to != null && to.tag().isEmpty()) {
                set(HeaderType.TO, to.withTag(tag));
            }
            return this;
        }

        /**
         * The response.
         *
         * @throws IllegalStateException if From, To, Call-ID or CSeq is missing
         */
        public SipResponse build() {
            SipResponse made = new SipResponse(status, reason, headers(), body);
            checkMandatory(made);
            return made;
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
