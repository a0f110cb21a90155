package org.hookswitch.sip.sdp;

import java.util.List;
import java.util.Optional;

/**
 * An SDP session description. RFC 8866.
 *
 * <p>Immutable. Reading is lenient: lines may end in LF alone, a missing {@code s=} or {@code t=} is forgiven, lines of no
 * meaning here are kept and written again in their place. What it must have is a version, an origin and m= lines whose
 * media have an address.
 *
 * @param connection the session's own {@code c=} line; each medium may have one instead
 * @param lines other lines of the session level, kept
 */
public record SessionDescription(
        Origin origin,
        String name,
        Optional<Connection> connection,
        List<SdpLine> lines,
        Attributes attributes,
        List<MediaDescription> media) {

    public SessionDescription {
        lines = List.copyOf(lines);
        media = List.copyOf(media);
    }

    /** Reads a description; what is wrong with it is said with its line. */
    public static SdpResult parse(String text) {
        return new SdpReader(text).read();
    }

    /** Where a medium is to be sent: its own address or the session's. Empty for a refused medium without either. */
    public Optional<Connection> connection(MediaDescription medium) {
        return medium.connection().or(() -> connection);
    }

    /** The direction a medium has: its own, or the session's, or sendrecv. */
    public Direction direction(MediaDescription medium) {
        return medium.attributes().direction().or(attributes::direction).orElse(Direction.SENDRECV);
    }

    /** The description as it goes on the wire. */
    public String write() {
        StringBuilder out = new StringBuilder(512);
        out.append("v=0\r\no=")
                .append(origin)
                .append("\r\ns=")
                .append(name.isEmpty() ? "-" : name)
                .append("\r\n");
        writeLines(out, lines, "iuep");
        connection.ifPresent(c -> out.append("c=").append(c).append("\r\n"));
        writeLines(out, lines, "b");
        if (lines.stream().noneMatch(l -> l.type() == 't')) {
            out.append("t=0 0\r\n");
        }
        writeLines(out, lines, "trzk");
        writeAttributes(out, attributes);
        for (MediaDescription m : media) {
            m.writeTo(out);
        }
        return out.toString();
    }

    static void writeLines(StringBuilder out, List<SdpLine> lines, String types) {
        for (SdpLine line : lines) {
            if (types.indexOf(line.type()) >= 0) {
                out.append(line).append("\r\n");
            }
        }
    }

    static void writeAttributes(StringBuilder out, Attributes attributes) {
        for (Attribute a : attributes.all()) {
            out.append("a=").append(a).append("\r\n");
        }
    }

    SessionDescription withOrigin(Origin origin) {
        return new SessionDescription(origin, name, connection, lines, attributes, media);
    }

    @Override
    public String toString() {
        return write();
    }
}
