package org.hookswitch.sip.transport;

import java.util.Locale;
import java.util.Optional;

/**
 * The transport protocols of SIP: the name each has in a Via and in a {@code transport} parameter, its port when none is
 * given, and whether it delivers by itself what was sent (RFC 3261 §18, §19.1.2; RFC 7118 for WebSocket).
 */
public enum TransportProtocol {
    UDP("UDP", "udp", 5060, false, false),
    TCP("TCP", "tcp", 5060, true, false),
    TLS("TLS", "tls", 5061, true, true),
    WS("WS", "ws", 80, true, false),
    WSS("WSS", "wss", 443, true, true);

    private final String viaName;
    private final String uriName;
    private final int defaultPort;
    private final boolean reliable;
    private final boolean secure;

    TransportProtocol(String viaName, String uriName, int defaultPort, boolean reliable, boolean secure) {
        this.viaName = viaName;
        this.uriName = uriName;
        this.defaultPort = defaultPort;
        this.reliable = reliable;
        this.secure = secure;
    }

    /** The name as it stands in {@code Via: SIP/2.0/UDP}. */
    public String viaName() {
        return viaName;
    }

    /** The value of a URI's {@code transport} parameter. */
    public String uriName() {
        return uriName;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Whether the protocol itself retransmits, so that a transaction must not. */
    public boolean reliable() {
        return reliable;
    }

    public boolean secure() {
        return secure;
    }

    /** The protocol of a name in a Via or a URI, in any case; empty for one we do not know, such as SCTP. */
    public static Optional<TransportProtocol> of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UDP" -> Optional.of(UDP);
            case "TCP" -> Optional.of(TCP);
            case "TLS" -> Optional.of(TLS);
            case "WS" -> Optional.of(WS);
            case "WSS" -> Optional.of(WSS);
            default -> Optional.empty();
        };
    }
}
