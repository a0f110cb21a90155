package org.hookswitch.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one description line by line.
 *
 * <p>Confined to one thread, used once. Takes time proportional to the text's length and reads at most {@link #LINES}
 * lines and {@link #MEDIA} media.
 */
final class SdpReader {
    static final int LINES = 1000;
    static final int MEDIA = 32;

    private final String text;
    private int pos;
    private int number;

    private @Nullable Origin origin;
    private String name = "";
    private @Nullable Connection sessionConnection;
    private final List<SdpLine> sessionLines = new ArrayList<>(2);
    private final List<Attribute> sessionAttributes = new ArrayList<>(4);
    private final List<MediaDescription> media = new ArrayList<>(2);

    private @Nullable MediaDescription open;
    private @Nullable Connection connection;
    private List<SdpLine> lines = new ArrayList<>(2);
    private List<Attribute> attributes = new ArrayList<>(16);

    SdpReader(String text) {
        this.text = text;
    }

    SdpResult read() {
        for (String line = next(); line != null; line = next()) {
            if (line.isBlank()) {
                continue;
            }
            String problem = number > LINES ? "too many lines" : line(line);
            if (problem != null) {
                return new SdpResult.Bad(number, problem);
            }
        }
        closeMedium();
        Origin o = origin;
        if (o == null) {
            return new SdpResult.Bad(0, "expected v=0 and o=, found neither");
        }
        Optional<Connection> session = Optional.ofNullable(sessionConnection);
        for (MediaDescription m : media) {
            if (!m.isRefused() && session.or(m::connection).isEmpty()) {
                return new SdpResult.Bad(0, "expected c= for " + m.type() + ", found none");
            }
        }
        return new SdpResult.Ok(
                new SessionDescription(o, name, session, sessionLines, new Attributes(sessionAttributes), media));
    }

    /** The next line without its end; null after the last. */
    private @Nullable String next() {
        if (pos >= text.length()) {
            return null;
        }
        int lf = text.indexOf('\n', pos);
        int end = lf < 0 ? text.length() : lf;
        int to = end > pos && text.charAt(end - 1) == '\r' ? end - 1 : end;
        String line = text.substring(pos, to);
        pos = end + 1;
        number++;
        return line;
    }

    /** Takes a line; gives what is wrong with it. */
    private @Nullable String line(String line) {
        int eq = line.indexOf('=');
        String type = eq < 0 ? "" : line.substring(0, eq).strip(); // RFC 4475's dblreq writes "m =video"
        if (type.length() != 1) {
            return "expected x=..., found \"" + shown(line) + "\"";
        }
        String value = line.substring(eq + 1);
        return switch (type.charAt(0)) {
            case 'v' -> value.strip().equals("0") ? null : "expected v=0, found \"" + shown(line) + "\"";
            case 'o' -> origin(value);
            case 's' -> {
                name = value;
                yield null;
            }
            case 'c' -> connection(value);
            case 'm' -> medium(value);
            case 'a' -> {
                (open == null ? sessionAttributes : attributes).add(Attribute.parse(value.strip()));
                yield null;
            }
            default -> {
                (open == null ? sessionLines : lines).add(new SdpLine(type.charAt(0), value));
                yield null;
            }
        };
    }

    private @Nullable String origin(String value) {
        origin = Origin.parse(value).orElse(null);
        return origin == null ? "expected o=user id version IN IP4|IP6 address, found \"" + shown(value) + "\"" : null;
    }

    private @Nullable String connection(String value) {
        Connection c = Connection.parse(value).orElse(null);
        if (c == null) {
            return "expected c=IN IP4|IP6 address, found \"" + shown(value) + "\"";
        }
        if (open == null) {
            sessionConnection = c;
        } else {
            connection = c;
        }
        return null;
    }

    private @Nullable String medium(String value) {
        closeMedium();
        if (media.size() >= MEDIA) {
            return "too many media";
        }
        open = MediaDescription.parse(value).orElse(null);
        return open == null ? "expected m=type port protocol format..., found \"" + shown(value) + "\"" : null;
    }

    private void closeMedium() {
        MediaDescription m = open;
        if (m == null) {
            return;
        }
        media.add(new MediaDescription(
                m.type(),
                m.port(),
                m.protocol(),
                m.formats(),
                Optional.ofNullable(connection),
                lines,
                new Attributes(attributes)));
        open = null;
        connection = null;
        lines = new ArrayList<>(2);
        attributes = new ArrayList<>(16);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
