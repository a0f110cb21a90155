package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
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
        return new SipUri(false, escape(user, Ascii.USER), host, port, Params.NONE, "");
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
            if (!isVisible(c) || (c == '%' && !isEscape(in.bytes, i, in.end))) {
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
                String plain = unescape(name);
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
            if (c == '%' && isEscape(in.bytes, in.pos, in.end)) {
                escaped = true;
            } else if (!Ascii.is(c, Ascii.URI_PARAM | Ascii.TOKEN) || c == '%') {
                break;
            }
            in.pos++;
        }
        return escaped;
    }

    private static boolean isEscape(byte[] b, int at, int end) {
        return at + 2 < end && Ascii.hex(b[at + 1]) >= 0 && Ascii.hex(b[at + 2]) >= 0;
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
        return unescape(colon < 0 ? userInfo : userInfo.substring(0, colon));
    }

    /** The password, unescaped; empty when there is none. */
    public String password() {
        int colon = userInfo.indexOf(':');
        return colon < 0 ? "" : unescape(userInfo.substring(colon + 1));
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
        return raw == null ? Optional.empty() : Optional.of(unescape(raw));
    }

    /** Whether this is the URI of a loose router (RFC 3261 §16.12.1.1). */
    public boolean isLooseRouter() {
        return params.has("lr");
    }

    /** The first header of the name that a request built from this URI would have, unescaped. */
    public Optional<String> header(String name) {
        for (String pair : headerPairs(headers)) {
            int eq = pair.indexOf('=');
            if (Ascii.same(unescape(eq < 0 ? pair : pair.substring(0, eq)), name)) {
                return Optional.of(eq < 0 ? "" : unescape(pair.substring(eq + 1)));
            }
        }
        return Optional.empty();
    }

    private static List<String> headerPairs(String headers) {
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
        return new SipUri(secure, escape(user, Ascii.USER), host, port, params, headers);
    }

    public SipUri withHost(String host, int port) {
        return new SipUri(secure, userInfo, host, port, params, headers);
    }

    /** With the URI parameter; the value is escaped. */
    public SipUri withParam(String name, String value) {
        return withParams(params.withRaw(name, escape(value, Ascii.URI_PARAM)));
    }

    public SipUri withParams(Params params) {
        return new SipUri(secure, userInfo, host, port, params, headers);
    }

    /** With the header at the end of the URI's headers, escaped. */
    public SipUri withHeader(String name, String value) {
        String pair = escape(name, Ascii.URI_HEADER) + "=" + escape(value, Ascii.URI_HEADER);
        return new SipUri(secure, userInfo, host, port, params, headers.isEmpty() ? pair : headers + "&" + pair);
    }

    public SipUri withoutHeaders() {
        return headers.isEmpty() ? this : new SipUri(secure, userInfo, host, port, params, "");
    }

    /**
     * RFC 3261 §19.1.4: user information by case, all else without; escapes mean what they stand for; {@code user},
     * {@code ttl}, {@code method}, {@code maddr} and {@code transport} must stand in both or in none; other parameters
     * must agree where both have them; headers must agree all.
     */
    @Override
    public boolean matches(Uri other) {
        return other instanceof SipUri o
                && secure == o.secure
                && unescape(userInfo).equals(unescape(o.userInfo))
                && userInfo.indexOf(':') < 0 == o.userInfo.indexOf(':') < 0
                && Ascii.same(host, o.host)
                && port == o.port
                && paramsMatch(params, o.params)
                && paramsMatch(o.params, params)
                && headersMatch(o);
    }

    private static boolean paramsMatch(Params mine, Params its) {
        for (String name : mine.names()) {
            boolean both = its.has(name);
            if (!both && mustAgree(name)) {
                return false;
            }
            if (both && !same(mine.raw(name), its.raw(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mustAgree(String param) {
        return switch (Ascii.lower(param)) {
            case "user", "ttl", "method", "maddr", "transport" -> true;
            default -> false;
        };
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return Ascii.same(a == null ? "" : unescape(a), b == null ? "" : unescape(b));
    }

    private boolean headersMatch(SipUri o) {
        if (headers.equals(o.headers)) {
            return true;
        }
        List<String> its = new ArrayList<>(headerPairs(o.headers));
        for (String pair : headerPairs(headers)) {
            boolean found = false;
            for (int i = 0; i < its.size() && !found; i++) {
                if (Ascii.same(unescape(pair), unescape(its.get(i)))) {
                    its.remove(i);
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return its.isEmpty();
    }

    /** Replaces each byte of the text's UTF-8 that is not in the classes by its escape. */
    static String escape(String s, int classes) {
        int i = 0;
        while (i < s.length() && Ascii.isChar(s.charAt(i), classes)) {
            i++;
        }
        if (i == s.length()) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length() + 8);
        for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && Ascii.is(b, classes)) {
                out.append((char) b);
            } else {
                out.append('%').append(digit(b >> 4)).append(digit(b));
            }
        }
        return out.toString();
    }

    private static char digit(int n) {
        return "0123456789ABCDEF".charAt(n & 15);
    }

    static String unescape(String s) {
        if (s.indexOf('%') < 0) {
            return s;
        }
        byte[] in = s.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%' && isEscape(in, i, in.length)) {
                out[n++] = (byte) (Ascii.hex(in[i + 1]) << 4 | Ascii.hex(in[i + 2]));
                i += 2;
            } else {
                out[n++] = in[i];
            }
        }
        return new String(out, 0, n, StandardCharsets.UTF_8);
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
