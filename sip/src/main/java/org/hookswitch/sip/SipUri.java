package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SIP or SIPS URI: {@code sip:user:password@host:port;params?headers}. RFC 3261 §19.1.
 *
 * <p>Immutable. Parts are kept escaped as they came, so that a URI read is written again as it was; {@link #user},
 * {@link #password} and {@link #header} unescape. {@code equals} compares what is written; {@link #matches} compares as
 * §19.1.4 says, which is no equivalence and so cannot be {@code equals}.
 *
 * @param userInfo what stands before the at sign, escaped, password included; empty for none
 * @param host a name, an IPv4 address or an IPv6 reference in brackets
 * @param port 0 to 65535, or -1 when not given
 * @param headers what follows the question mark, escaped; empty for none
 */
public record SipUri(boolean secure, String userInfo, String host, int port, Params params, String headers)
        implements Uri {

    public SipUri {
        if (port < -1 || port > 65535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
    }

    /** {@code sip:user@host:port}; the user is escaped here; an empty one is left out, as is port -1. */
    public static SipUri of(String user, String host, int port) {
        return new SipUri(false, Escape.encode(user, Ascii.USER), host, port, Params.NONE, "");
    }

    public static SipUri of(String user, String host) {
        return of(user, host, -1);
    }

    /** Reads a URI that stands alone; empty when malformed or of another scheme. */
    public static Optional<SipUri> parse(String text) {
        return Uri.parse(text).flatMap(Uri::sip);
    }

    static @Nullable SipUri read(Cursor in, boolean secure) {
        int from = in.pos;
        int at = -1;
        int colon = -1;
        for (int i = from; i < in.end; i++) {
            byte c = in.bytes[i];
            if (c == '@') {
                at = i;
                break;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (!isVisible(c) || (c == '%' && !Escape.standsAt(in.bytes, i, in.end))) {
                return null;
            }
        }
        String userInfo = "";
        if (at >= 0) {
            if (at == from || colon == from) {
                return null;
            }
            userInfo = in.text(from, at);
            in.pos = at + 1;
        }
        String host = in.host();
        if (host == null) {
            return null;
        }
        int port = -1;
        if (in.take(':')) {
            port = (int) in.number(65535);
            if (port < 0) {
                return null;
            }
        }
        Params params = readParams(in);
        if (params == null) {
            return null;
        }
        String headers = "";
        if (in.take('?')) {
            int start = in.pos;
            while (!in.atEnd() && isVisible(in.bytes[in.pos])) {
                in.pos++;
            }
            headers = in.text(start, in.pos);
        }
        return in.atEnd() ? new SipUri(secure, userInfo, host, port, params, headers) : null;
    }

    /** Reads {@code *( ";" pname [ "=" pvalue ] )} of a URI, where no whitespace may stand; null when malformed. */
    static @Nullable Params readParams(Cursor in) {
        if (!in.take(';')) {
            return Params.NONE;
        }
        Params.Reading reading = new Params.Reading();
        do {
            int from = in.pos;
            boolean escaped = skipParamText(in);
            if (in.pos == from) {
                return null;
            }
            String name = KnownParam.name(in.bytes, from, in.pos);
            if (escaped) {
                String plain = Escape.decode(name);
                name = Ascii.isToken(plain) && plain.indexOf('%') < 0 ? plain : name;
            }
            String value = null;
            if (in.take('=')) {
                int start = in.pos;
                skipParamText(in);
                value = in.text(start, in.pos);
            }
            if (!reading.add(name, value)) {
                return null;
            }
        } while (in.take(';'));
        return reading.toParams();
    }

    private static boolean skipParamText(Cursor in) {
        boolean escaped = false;
        while (!in.atEnd()) {
            byte c = in.bytes[in.pos];
            if (c == '%' && Escape.standsAt(in.bytes, in.pos, in.end)) {
                escaped = true;
            } else if (!Ascii.is(c, Ascii.URI_PARAM | Ascii.TOKEN) || c == '%') {
                break;
            }
            in.pos++;
        }
        return escaped;
    }

    /** What a URI may hold at all: no space, control, angle bracket or quote. Phones send {@code #} unescaped. */
    static boolean isVisible(byte c) {
        return (c > 32 || c < 0) && c != 127 && c != '<' && c != '>' && c != '"';
    }

    @Override
    public String scheme() {
        return secure ? "sips" : "sip";
    }

    /** The user without the password, unescaped; empty when there is none. */
    @Override
    public String user() {
        int colon = userInfo.indexOf(':');
        return Escape.decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    }

    /** The password, unescaped; empty when there is none. */
    public String password() {
        int colon = userInfo.indexOf(':');
        return colon < 0 ? "" : Escape.decode(userInfo.substring(colon + 1));
    }

    /** The host without the brackets of an IPv6 reference. */
    public String hostAddress() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, or the default of the scheme: 5061 for sips or a TLS transport, else 5060. */
    public int portOrDefault() {
        return port >= 0
                ? port
                : secure || transport().filter(t -> t.equals("tls")).isPresent() ? 5061 : 5060;
    }

    /** The transport parameter in lower case. */
    public Optional<String> transport() {
        String t = params.value("transport");
        return t == null ? Optional.empty() : Optional.of(Ascii.lower(t));
    }

    /** The value of a URI parameter, unescaped; empty when absent or without a value. */
    public Optional<String> param(String name) {
        String raw = params.raw(name);
        return raw == null ? Optional.empty() : Optional.of(Escape.decode(raw));
    }

    /** Whether this is the URI of a loose router (RFC 3261 §16.12.1.1). */
    public boolean isLooseRouter() {
        return params.has("lr");
    }

    /** The first header of the name that a request built from this URI would have, unescaped. */
    public Optional<String> header(String name) {
        for (String pair : headerPairs(headers)) {
            int eq = pair.indexOf('=');
            if (Ascii.same(Escape.decode(eq < 0 ? pair : pair.substring(0, eq)), name)) {
                return Optional.of(eq < 0 ? "" : Escape.decode(pair.substring(eq + 1)));
            }
        }
        return Optional.empty();
    }

    static List<String> headerPairs(String headers) {
        List<String> pairs = new ArrayList<>();
        int from = 0;
        while (from < headers.length()) {
            int amp = headers.indexOf('&', from);
            int to = amp < 0 ? headers.length() : amp;
            if (to > from) {
                pairs.add(headers.substring(from, to));
            }
            from = to + 1;
        }
        return pairs;
    }

    public SipUri withUser(String user) {
        return new SipUri(secure, Escape.encode(user, Ascii.USER), host, port, params, headers);
    }

    public SipUri withHost(String host, int port) {
        return new SipUri(secure, userInfo, host, port, params, headers);
    }

    /** With the URI parameter; the value is escaped. */
    public SipUri withParam(String name, String value) {
        return withParams(params.withRaw(name, Escape.encode(value, Ascii.URI_PARAM)));
    }

    public SipUri withParams(Params params) {
        return new SipUri(secure, userInfo, host, port, params, headers);
    }

    /** With the header at the end of the URI's headers, escaped. */
    public SipUri withHeader(String name, String value) {
        String pair = Escape.encode(name, Ascii.URI_HEADER) + "=" + Escape.encode(value, Ascii.URI_HEADER);
        return new SipUri(secure, userInfo, host, port, params, headers.isEmpty() ? pair : headers + "&" + pair);
    }

    public SipUri withoutHeaders() {
        return headers.isEmpty() ? this : new SipUri(secure, userInfo, host, port, params, "");
    }

    /** Whether both mean the same by RFC 3261 §19.1.4, which is no equivalence: two that match a third need not match. */
    @Override
    public boolean matches(Uri other) {
        return other instanceof SipUri o && SipUriMatch.of(this, o);
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(secure ? "sips:" : "sip:");
        if (!userInfo.isEmpty()) {
            out.put(userInfo).put('@');
        }
        out.put(host);
        if (port >= 0) {
            out.put(':').put(port);
        }
        params.writeTo(out, ';');
        if (!headers.isEmpty()) {
            out.put('?').put(headers);
        }
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
