package org.hookswitch.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One medium of a session: an {@code m=} line and what stands below it. RFC 8866 §5.14.
 *
 * <p>Immutable.
 *
 * @param type audio, video, image, ...
 * @param port 0 to 65535; 0 when the medium is refused or not used
 * @param protocol RTP/AVP, RTP/SAVP, UDP/TLS/RTP/SAVPF, udptl, ...
 * @param formats payload types as they stand, or other names where the protocol is not RTP
 * @param connection its own {@code c=} line
 * @param lines other lines, kept
 */
public record MediaDescription(
        String type,
        int port,
        String protocol,
        List<String> formats,
        Optional<Connection> connection,
        List<SdpLine> lines,
        Attributes attributes) {

    public MediaDescription {
        formats = List.copyOf(formats);
        lines = List.copyOf(lines);
    }

    /** Reads what stands after {@code m=}; what stands below comes later. */
    static Optional<MediaDescription> parse(String text) {
        String[] p = text.strip().split("[ \t]+", 260);
        if (p.length < 4) {
            return Optional.empty();
        }
        int slash = p[1].indexOf('/');
        int port = Numbers.parse(slash < 0 ? p[1] : p[1].substring(0, slash), 65535);
        if (port < 0) {
            return Optional.empty();
        }
        List<String> formats = List.of(p).subList(3, p.length);
        return Optional.of(
                new MediaDescription(p[0], port, p[2], formats, Optional.empty(), List.of(), Attributes.NONE));
    }

    /** Whether it goes over RTP, in any profile. */
    public boolean isRtp() {
        String p = protocol.toUpperCase(Locale.ROOT);
        return p.startsWith("RTP/") || p.contains("/RTP/");
    }

    /** Whether the medium is refused or not used. */
    public boolean isRefused() {
        return port == 0;
    }

    /**
     * The formats with what rtpmap and fmtp lines say of them, in order. A static payload type without an rtpmap means
     * what RFC 3551 §6 says; a dynamic one without is left out, as is what is no payload type.
     */
    public List<RtpFormat> rtpFormats() {
        List<RtpFormat> found = new ArrayList<>(formats.size());
        for (String format : formats) {
            int type = Numbers.parse(format, 127);
            if (type >= 0) {
                rtpFormat(type).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private Optional<RtpFormat> rtpFormat(int type) {
        String fmtp = parameter("fmtp", type).orElse("");
        return parameter("rtpmap", type)
                .flatMap(map -> RtpFormat.parse(type, map, fmtp))
                .or(() -> StaticPayloadTypes.of(type).map(f -> f.withFmtp(fmtp)));
    }

    /** What stands after {@code a=name:type }. */
    private Optional<String> parameter(String name, int type) {
        String prefix = type + " ";
        for (Attribute a : attributes.all()) {
            if (a.name().equals(name) && a.value().startsWith(prefix)) {
                return Optional.of(a.value().substring(prefix.length()).strip());
            }
        }
        return Optional.empty();
    }

    /** Milliseconds that the sender of this wants packets to hold; -1 when it does not say. */
    public int ptime() {
        return attributes
                .first("ptime")
                .map(v -> Numbers.parse(v.strip(), 1000))
                .orElse(-1);
    }

    /** Milliseconds that a packet may hold at most; -1 when not said. */
    public int maxPtime() {
        return attributes
                .first("maxptime")
                .map(v -> Numbers.parse(v.strip(), 1000))
                .orElse(-1);
    }

    /** The same medium, refused: port 0, its formats kept since one must stand there (RFC 3264 §6). */
    MediaDescription refused() {
        return new MediaDescription(type, 0, protocol, formats, Optional.empty(), List.of(), Attributes.NONE);
    }

    MediaDescription withConnection(Optional<Connection> connection) {
        return new MediaDescription(type, port, protocol, formats, connection, lines, attributes);
    }

    void writeTo(StringBuilder out) {
        out.append("m=").append(type).append(' ').append(port).append(' ').append(protocol);
        for (String format : formats) {
            out.append(' ').append(format);
        }
        out.append("\r\n");
        SessionDescription.writeLines(out, lines, "i");
        connection.ifPresent(c -> out.append("c=").append(c).append("\r\n"));
        SessionDescription.writeLines(out, lines, "bk");
        SessionDescription.writeAttributes(out, attributes);
    }
}
