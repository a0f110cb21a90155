package org.hookswitch.sip;

/**
 * A request: method, Request-URI, headers, body. RFC 3261 §7.1.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SipRequest implements SipMessage {
    private final SipMethod method;
    private final Uri uri;
    private final Headers headers;
    private final Body body;

    SipRequest(SipMethod method, Uri uri, Headers headers, Body body) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
    }

    public static Builder builder(SipMethod method, Uri uri) {
        return new Builder(method, uri);
    }

    /** A builder that begins with all that this request has. */
    public Builder edit() {
        Builder b = new Builder(method, uri);
        b.start(headers, body);
        return b;
    }

    public SipMethod method() {
        return method;
    }

    /** The Request-URI. */
    public Uri uri() {
        return uri;
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
        return method + " " + uri + " SIP/2.0";
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(method.name()).put(' ').put(uri).put(" SIP/2.0").crlf();
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

    /** Makes a request. Confined to one thread. */
    public static final class Builder extends MessageBuilder<Builder> {
        private final SipMethod method;
        private Uri uri;

        private Builder(SipMethod method, Uri uri) {
            this.method = method;
            this.uri = uri;
        }

        public Builder uri(Uri uri) {
            this.uri = uri;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if From, To, Call-ID or CSeq is missing or CSeq names another method
         */
        public SipRequest build() {
            SipRequest made = new SipRequest(method, uri, headers(), body);
            checkMandatory(made);
            if (!made.cseq().method().equals(method)) {
                throw new IllegalStateException(
                        "CSeq of a " + method + " names " + made.cseq().method());
            }
            return made;
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
