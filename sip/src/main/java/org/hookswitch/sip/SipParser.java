package org.hookswitch.sip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a datagram, or a message that {@link StreamFramer} cut from a stream, as a SIP message.
 *
 * <p>Stateless; safe for use by many threads. It never throws on what a peer sent and takes time proportional to its
 * length. It finds the lines, knows the header names and reads the values that every message must have; all else is read
 * when asked for. RFC 3261 §7, §16.3 step 1, §18.3; what it forgives and what it does not follows RFC 4475.
 */
public final class SipParser {
    /** What must be well-formed in a request for it to be worked with at all, where it stands. */
    private static final List<HeaderType<?>> CHECKED = List.of(
            HeaderType.MAX_FORWARDS,
            HeaderType.CONTACT,
            HeaderType.ROUTE,
            HeaderType.RECORD_ROUTE,
            HeaderType.CONTENT_TYPE);

    private final byte[] b;
    private final int end;
    private int pos;

    private boolean response;
    private SipMethod method = SipMethod.OPTIONS;
    private @Nullable Uri uri;
    private int status;
    private String reason = "";

    private HeaderField[] fields = new HeaderField[24];
    private int count;

    /** The first thing found wrong, and what to answer. */
    private @Nullable String problem;

    private int problemStatus = 400;

    private SipParser(byte[] bytes, int from, int to) {
        this.b = bytes;
        this.pos = from;
        this.end = to;
    }

    /** Reads one datagram. The message keeps the array: it must not be written to afterwards. */
    public static Parsed parse(byte[] bytes) {
        return new SipParser(bytes, 0, bytes.length).parse();
    }

    /** Reads what remains in the buffer as one datagram, of which the message keeps a copy. */
    public static Parsed parse(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return parse(bytes);
    }

    /** Reads what there is of a message only to refuse it. */
    static Parsed refuse(byte[] bytes, int status, String reason) {
        SipParser parser = new SipParser(bytes, 0, bytes.length);
        parser.bad(status, reason);
        return parser.parse();
    }

    /** The headers of a part of a multipart body, and where its content begins. */
    record Part(Headers headers, int bodyFrom) {}

    static Part part(byte[] bytes, int from, int to) {
        SipParser parser = new SipParser(bytes, from, to);
        parser.headerLines();
        return new Part(new Headers(Arrays.copyOf(parser.fields, parser.count)), parser.pos);
    }

    private Parsed parse() {
        int start = pos;
        while (pos < end && (b[pos] == '\r' || b[pos] == '\n')) {
            pos++;
        }
        if (pos == end) {
            return end - start == 0 ? new Parsed.Ignore("empty") : new Parsed.KeepAlive(end - start >= 4);
        }
        if (!Ascii.is(b[pos], Ascii.TOKEN)) {
            return new Parsed.Ignore("not SIP");
        }
        if (!startLine()) {
            return new Parsed.Ignore("not SIP");
        }
        if (end - start > SipLimits.MESSAGE_BYTES) {
            bad(513, "Message Too Large");
        }
        if (!headerLines()) {
            bad(400, "Headers Do Not End");
        }
        Headers headers = new Headers(Arrays.copyOf(fields, count));
        check(headers);
        Body body = body(headers);
        return result(headers, body);
    }

    private void bad(int answer, String what) {
        if (problem == null) {
            problem = what;
            problemStatus = answer;
        }
    }

    private Parsed result(Headers headers, Body body) {
        Uri target = uri;
        String wrong = problem;
        if (wrong == null) {
            if (response) {
                return new Parsed.Ok(new SipResponse(status, reason, headers, body));
            }
            if (target != null) {
                return new Parsed.Ok(new SipRequest(method, target, headers, body));
            }
            wrong = "Malformed Request-URI";
        }
        if (response) {
            return new Parsed.Ignore("bad response: " + wrong);
        }
        if (method.equals(SipMethod.ACK)) {
            return new Parsed.Ignore("bad ACK: " + wrong);
        }
        HeaderField top = headers.find(HeaderName.VIA);
        List<Via> vias = top == null ? List.of() : top.values(HeaderType.VIA);
        Via via = vias.isEmpty() ? null : vias.getFirst();
        Answerable answerable = via == null ? null : new Answerable(via, headers, salt(via, headers));
        return new Parsed.Bad(problemStatus, wrong, Optional.ofNullable(answerable));
    }

    private static int salt(Via via, Headers headers) {
        return via.hashCode() * 31 + headers.text(HeaderName.CALL_ID).orElse("").hashCode();
    }

    // ---- the first line ----

    /** Reads the first line; false when this is no SIP at all. */
    private boolean startLine() {
        int from = pos;
        int to = lineEnd(from);
        if (to < 0) {
            return false;
        }
        int next = to + 1;
        if (to > from && b[to - 1] == '\r') {
            to--;
        }
        pos = next;
        Cursor line = new Cursor(b, from, to);
        if (line.word("sip/")) {
            response = true;
            return statusLine(line);
        }
        return requestLine(from, to);
    }

    /** {@code SIP-Version SP Status-Code SP Reason-Phrase}. */
    private boolean statusLine(Cursor line) {
        if (!line.word("2.0")) {
            bad(505, "Version Not Supported");
            return true;
        }
        int at = line.pos;
        if (line.ws().pos == at) {
            return false;
        }
        int digits = line.pos;
        status = (int) line.number(9999);
        if (line.pos - digits != 3 || status < 100 || status > 699) {
            bad(400, "Status Code Out Of Range");
            return true;
        }
        if (!line.atEnd() && !line.take(' ')) {
            bad(400, "Malformed Status Line");
            return true;
        }
        reason = line.rest();
        return true;
    }

    /** {@code Method SP Request-URI SP SIP-Version}, with one space each, as RFC 3261 §7.1 wants. */
    private boolean requestLine(int from, int to) {
        Cursor line = new Cursor(b, from, to);
        line.skip(Ascii.TOKEN);
        if (line.peek() != ' ') {
            return false;
        }
        method = SipMethod.of(b, from, line.pos);
        int version = lastSip(line.pos, to);
        if (version < 0) {
            return false;
        }
        if (to - from > SipLimits.START_LINE_BYTES) {
            bad(414, "Request-URI Too Long");
            return true;
        }
        Cursor v = new Cursor(b, version, to);
        if (!v.word("sip/2.0")) {
            bad(505, "Version Not Supported");
        } else if (!v.atEnd()) {
            bad(400, "Malformed Request Line");
        }
        int uriFrom = line.pos + 1;
        int uriTo = version - 1;
        if (uriTo <= uriFrom || b[uriTo] != ' ') {
            bad(400, "Malformed Request Line");
            return true;
        }
        if (uriTo - uriFrom > SipLimits.URI_BYTES) {
            bad(414, "Request-URI Too Long");
            return true;
        }
        uri = Uri.read(b, uriFrom, uriTo);
        if (uri == null) {
            bad(400, "Malformed Request-URI");
        } else if (uri instanceof SipUri sip && !sip.headers().isEmpty()) {
            bad(400, "Headers In Request-URI"); // RFC 3261 §19.1.1, table 1
        }
        return true;
    }

    /** Where the last {@code SIP/} of the line begins; -1 when there is none. */
    private int lastSip(int from, int to) {
        for (int i = to - 4; i > from; i--) {
            if (b[i + 3] == '/'
                    && Ascii.lower(b[i]) == 's'
                    && Ascii.lower(b[i + 1]) == 'i'
                    && Ascii.lower(b[i + 2]) == 'p'
                    && b[i - 1] == ' ') {
                return i;
            }
        }
        return -1;
    }

    /** Where the line feed is that ends the line; -1 when there is none. */
    private int lineEnd(int from) {
        for (int i = from; i < end; i++) {
            if (b[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    // ---- the headers ----

    /** Reads the header lines up to and with the empty one; false when they do not end. */
    private boolean headerLines() {
        while (pos < end) {
            int from = pos;
            int lf = lineEnd(from);
            if (lf < 0) {
                pos = end;
                return false;
            }
            int to = lf > from && b[lf - 1] == '\r' ? lf - 1 : lf;
            pos = lf + 1;
            if (to == from) {
                return true;
            }
            boolean folded = false;
            while (pos < end && (b[pos] == ' ' || b[pos] == '\t')) {
                folded = true;
                lf = lineEnd(pos);
                if (lf < 0) {
                    pos = end;
                    return false;
                }
                to = lf > pos && b[lf - 1] == '\r' ? lf - 1 : lf;
                pos = lf + 1;
            }
            headerLine(from, to, folded);
        }
        return false;
    }

    private void headerLine(int from, int to, boolean folded) {
        if (to - from > SipLimits.HEADER_BYTES) {
            bad(400, "Header Line Too Long");
            return;
        }
        if (count == SipLimits.HEADER_LINES) {
            bad(400, "Too Many Headers");
            return;
        }
        int at = from;
        while (at < to && Ascii.is(b[at], Ascii.TOKEN)) {
            at++;
        }
        int nameEnd = at;
        while (at < to && Cursor.isWs(b[at])) {
            at++;
        }
        if (nameEnd == from || at == to || b[at] != ':') {
            bad(400, "Malformed Header Line");
            return;
        }
        HeaderName name = HeaderName.of(b, from, nameEnd);
        int valueFrom = at + 1;
        int valueTo = to;
        while (valueFrom < valueTo && Cursor.isWs(b[valueFrom])) {
            valueFrom++;
        }
        while (valueTo > valueFrom && Cursor.isWs(b[valueTo - 1])) {
            valueTo--;
        }
        if (count == fields.length) {
            fields = Arrays.copyOf(fields, count * 2);
        }
        fields[count++] = folded ? unfolded(name, valueFrom, valueTo) : new HeaderField(name, b, valueFrom, valueTo);
    }

    /** A header whose line breaks, with the whitespace around them, are one space each (RFC 3261 §7.3.1). */
    private HeaderField unfolded(HeaderName name, int from, int to) {
        byte[] out = new byte[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (b[i] != '\r' && b[i] != '\n') {
                out[n++] = b[i];
                continue;
            }
            if (b[i] == '\r' && (i + 1 >= to || b[i + 1] != '\n')) {
                out[n++] = b[i];
                continue;
            }
            while (n > 0 && (out[n - 1] == ' ' || out[n - 1] == '\t')) {
                n--;
            }
            while (i + 1 < to && Cursor.isWs(b[i + 1])) {
                i++;
            }
            out[n++] = ' ';
        }
        return new HeaderField(name, out, 0, n);
    }

    // ---- the body ----

    private Body body(Headers headers) {
        int rest = end - pos;
        HeaderField field = headers.find(HeaderName.CONTENT_LENGTH);
        if (field == null) {
            return rest == 0 ? Body.EMPTY : new Body(b, pos, end);
        }
        List<Integer> lengths = field.values(HeaderType.CONTENT_LENGTH);
        if (lengths.isEmpty() || headers.count(HeaderName.CONTENT_LENGTH) > 1) {
            bad(400, "Malformed Content-Length");
            return Body.EMPTY;
        }
        int length = lengths.getFirst();
        if (length > rest) {
            bad(400, "Body Shorter Than Content-Length");
            return Body.EMPTY;
        }
        return length == 0 ? Body.EMPTY : new Body(b, pos, pos + length);
    }

    // ---- what must be there ----

    private void check(Headers headers) {
        HeaderField top = headers.find(HeaderName.VIA);
        if (top == null) {
            bad(400, "Missing Via");
        } else if (top.values(HeaderType.VIA).isEmpty()) {
            bad(400, "Malformed Via");
        }
        single(headers, HeaderType.FROM);
        single(headers, HeaderType.TO);
        single(headers, HeaderType.CALL_ID);
        single(headers, HeaderType.CSEQ);
        CSeq cseq = headers.firstOrNull(HeaderType.CSEQ);
        if (!response) {
            if (cseq != null && !cseq.method().equals(method)) {
                bad(400, "CSeq Method Mismatch");
            }
            if (headers.count(HeaderName.MAX_FORWARDS) > 1) {
                bad(400, "Multiple Max-Forwards");
            }
            for (HeaderType<?> type : CHECKED) {
                HeaderField f = headers.find(type.name());
                if (f != null && f.problem(type) != null) {
                    bad(400, "Malformed " + type);
                }
            }
        }
    }

    private void single(Headers headers, HeaderType<?> type) {
        HeaderField first = null;
        for (int i = 0; i < count; i++) {
            if (fields[i].name().equals(type.name())) {
                if (first != null) {
                    bad(400, "Multiple " + type);
                    return;
                }
                first = fields[i];
            }
        }
        if (first == null) {
            bad(400, "Missing " + type);
        } else if (headers.firstOrNull(type) == null) {
            bad(400, "Malformed " + type);
        }
    }
}
