package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One hop of a request's way: {@code SIP/2.0/UDP host:port;branch=...}. RFC 3261 §20.42 and RFC 3581.
 *
 * @param transport as written, usually in capitals: UDP, TCP, TLS, WS, WSS
 * @param host a name, an IPv4 address or an IPv6 reference in brackets
 * @param port 0 to 65535, or -1 when not given
 */
public record Via(String transport, String host, int port, Params params) implements HeaderValue {
    /** What the branch of every request made after RFC 3261 begins with. */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    private static final String[] TRANSPORTS = {"UDP", "TCP", "TLS", "WS", "WSS", "SCTP"};

    public static Via of(String transport, String host, int port, String branch) {
        return new Via(transport, host, port, Params.of("branch", branch));
    }

    static @Nullable Via read(Cursor in) {
        if (!in.word("sip") || !in.separator('/')) {
            return null;
        }
        int version = in.skip(Ascii.TOKEN); // any: who speaks another has said so in the first line and is to hear 505
        if (in.pos == version || !in.separator('/')) {
            return null;
        }
        int from = in.skip(Ascii.TOKEN);
        int to = in.pos;
        in.ws();
        if (to == from || in.pos == to) {
            return null;
        }
        String host = in.host();
        if (host == null) {
            return null;
        }
        int port = -1;
        if (in.separator(':')) {
            port = (int) in.number(65535);
            if (port < 0) {
                return null;
            }
        }
        Params params = Params.read(in);
        return params == null ? null : new Via(transport(in, from, to), host, port, params);
    }

    private static String transport(Cursor in, int from, int to) {
        for (String known : TRANSPORTS) {
            if (known.length() == to - from && new Cursor(in.bytes, from, to).exactly(known)) {
                return known;
            }
        }
        return in.text(from, to);
    }

    /** The branch parameter; empty when absent. */
    public Optional<String> branch() {
        return params.get("branch");
    }

    /** The address the request came from, if who received it wrote it here; IPv6 with or without brackets. */
    public Optional<String> received() {
        return params.get("received");
    }

    public Via withReceived(String address) {
        return new Via(transport, host, port, params.withRaw("received", address));
    }

    /** Whether the sender asks for the response to go to the port it sent from. */
    public boolean wantsRport() {
        return params.has("rport");
    }

    /** The port the request came from; -1 when not filled in. */
    public int rport() {
        return (int) params.number("rport", 65535);
    }

    public Via withRport(int port) {
        return new Via(transport, host, this.port, params.with("rport", port));
    }

    public Optional<String> maddr() {
        return params.get("maddr");
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put("SIP/2.0/").put(transport).put(' ').put(host);
        if (port >= 0) {
            out.put(':').put(port);
        }
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
