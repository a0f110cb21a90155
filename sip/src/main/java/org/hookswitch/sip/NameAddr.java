package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URI with a display name and header parameters, as From, To, Route and many others have: {@code "Bob"
 * <sip:bob@example.com>;tag=17}. RFC 3261 §20.10 and §25.1 ({@code name-addr}, {@code addr-spec}).
 *
 * <p>Immutable. It is always written with angle brackets, which are never wrong.
 *
 * @param displayName without quotes; empty for none
 * @param params those of the header, not of the URI
 */
public record NameAddr(String displayName, Uri uri, Params params) implements HeaderValue {
    public static NameAddr of(Uri uri) {
        return new NameAddr("", uri, Params.NONE);
    }

    public static NameAddr of(String displayName, Uri uri) {
        return new NameAddr(displayName, uri, Params.NONE);
    }

    /** Reads one that stands alone; empty when malformed. */
    public static Optional<NameAddr> parse(String text) {
        Cursor in = Cursor.of(text).ws();
        NameAddr read = read(in);
        return read != null && in.done() ? Optional.of(read) : Optional.empty();
    }

    static @Nullable NameAddr read(Cursor in) {
        String name = "";
        int start = in.pos;
        if (in.peek() == '"') {
            name = in.quoted();
            if (name == null || in.ws().peek() != '<') {
                return null;
            }
        } else if (in.peek() != '<') {
            int angle = displayEnd(in);
            if (angle >= 0) {
                int to = angle;
                while (to > start && Cursor.isWs(in.bytes[to - 1])) {
                    to--;
                }
                name = unfolded(in.text(start, to));
                in.pos = angle;
            }
        }
        Uri uri = in.take('<') ? bracketed(in) : bare(in);
        if (uri == null) {
            return null;
        }
        Params params = Params.read(in);
        return params == null ? null : new NameAddr(name, uri, params);
    }

    /** Where the angle bracket after an unquoted display name stands; -1 when what stands here is a bare URI. */
    private static int displayEnd(Cursor in) {
        for (int i = in.pos; i < in.end; i++) {
            switch (in.bytes[i]) {
                case '<' -> {
                    return i;
                }
                case ':', ',', ';', '"', '>', '@' -> {
                    return -1;
                }
                default -> {
                    if (!Ascii.is(in.bytes[i], Ascii.TEXT) && !Cursor.isWs(in.bytes[i])) {
                        return -1;
                    }
                }
            }
        }
        return -1;
    }

    private static String unfolded(String name) {
        return name.indexOf('\t') < 0 ? name : name.replace('\t', ' ');
    }

    private static @Nullable Uri bracketed(Cursor in) {
        int from = in.pos;
        while (!in.atEnd() && in.bytes[in.pos] != '>') {
            in.pos++;
        }
        int to = in.pos;
        return in.take('>') ? Uri.read(in.bytes, from, to) : null;
    }

    /** A URI without brackets ends at whitespace, comma or semicolon, and may hold no question mark (RFC 3261 §20). */
    private static @Nullable Uri bare(Cursor in) {
        int from = in.pos;
        while (!in.atEnd()) {
            byte c = in.bytes[in.pos];
            if (c == ';' || c == ',' || Cursor.isWs(c)) {
                break;
            }
            if (c == '?') {
                return null;
            }
            in.pos++;
        }
        return Uri.read(in.bytes, from, in.pos);
    }

    /** The tag parameter of From and To. */
    public Optional<String> tag() {
        return params.get("tag");
    }

    public NameAddr withTag(String tag) {
        return with("tag", tag);
    }

    public NameAddr with(String param, String value) {
        return new NameAddr(displayName, uri, params.with(param, value));
    }

    public NameAddr withUri(Uri uri) {
        return new NameAddr(displayName, uri, params);
    }

    public NameAddr withParams(Params params) {
        return new NameAddr(displayName, uri, params);
    }

    @Override
    public void writeTo(SipWriter out) {
        if (!displayName.isEmpty()) {
            out.quoted(displayName).put(' ');
        }
        out.put('<').put(uri).put('>');
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
