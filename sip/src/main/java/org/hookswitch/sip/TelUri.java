package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * A telephone number as a URI: {@code tel:+1-201-555-0123;ext=12}. RFC 3966.
 *
 * @param number as written, visual separators included; begins with {@code +} when global
 */
public record TelUri(String number, Params params) implements Uri {
    static @Nullable TelUri read(Cursor in) {
        int from = in.pos;
        in.take('+');
        int digits = 0;
        while (!in.atEnd() && in.bytes[in.pos] != ';') {
            byte c = in.bytes[in.pos];
            if (Ascii.is(c, Ascii.HEX) || c == '*' || c == '#') {
                digits++;
            } else if (!isVisualSeparator((char) c)) {
                return null;
            }
            in.pos++;
        }
        if (digits == 0) {
            return null;
        }
        String number = in.text(from, in.pos);
        Params params = SipUri.readParams(in);
        return params == null || !in.atEnd() ? null : new TelUri(number, params);
    }

    private static boolean isVisualSeparator(char c) {
        return c == '-' || c == '.' || c == '(' || c == ')';
    }

    @Override
    public String scheme() {
        return "tel";
    }

    /** The number without visual separators. */
    @Override
    public String user() {
        StringBuilder out = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (!isVisualSeparator(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    public boolean isGlobal() {
        return number.startsWith("+");
    }

    @Override
    public boolean matches(Uri other) {
        if (!(other instanceof TelUri tel) || !Ascii.same(user(), tel.user()) || params.size() != tel.params.size()) {
            return false;
        }
        for (String name : params.names()) {
            String mine = params.raw(name);
            String its = tel.params.raw(name);
            if (!tel.params.has(name) || !(mine == null ? its == null : its != null && Ascii.same(mine, its))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put("tel:").put(number);
        params.writeTo(out, ';');
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
