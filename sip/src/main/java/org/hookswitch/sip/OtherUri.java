package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * A URI of a scheme this room gives no meaning to: {@code mailto:}, {@code http:}, {@code urn:} and the rest.
 *
 * @param scheme in lower case
 * @param rest what follows the colon, as it came
 */
public record OtherUri(String scheme, String rest) implements Uri {
    static @Nullable OtherUri read(Cursor in) {
        int from = in.pos;
        if (!Ascii.is(in.peek() < 0 ? 0 : in.peek(), Ascii.ALPHA)) {
            return null;
        }
        while (!in.atEnd() && isSchemeByte(in.bytes[in.pos])) {
            in.pos++;
        }
        String scheme = Ascii.lower(in.text(from, in.pos));
        if (!in.take(':')) {
            return null;
        }
        int rest = in.pos;
        while (!in.atEnd() && SipUri.isVisible(in.bytes[in.pos])) {
            in.pos++;
        }
        return in.atEnd() && in.pos > rest ? new OtherUri(scheme, in.text(rest, in.pos)) : null;
    }

    private static boolean isSchemeByte(byte c) {
        return Ascii.is(c, Ascii.ALPHA | Ascii.DIGIT) || c == '+' || c == '-' || c == '.';
    }

    @Override
    public String user() {
        return "";
    }

    @Override
    public boolean matches(Uri other) {
        return equals(other);
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(scheme).put(':').put(rest);
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
