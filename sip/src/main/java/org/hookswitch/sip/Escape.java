package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;

/**
 * The {@code %HH} escapes of URIs, which stand for the bytes of UTF-8. RFC 3261 §19.1.2.
 *
 * <p>Stateless.
 */
final class Escape {
    private Escape() {}

    static boolean standsAt(byte[] b, int at, int end) {
        return at + 2 < end && Ascii.hex(b[at + 1]) >= 0 && Ascii.hex(b[at + 2]) >= 0;
    }

    /** Replaces each byte of the text's UTF-8 that is not in the classes by its escape. */
    static String encode(String s, int classes) {
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

    /** Puts the bytes in the place of their escapes; a percent sign that begins none stays. */
    static String decode(String s) {
        if (s.indexOf('%') < 0) {
            return s;
        }
        byte[] in = s.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%' && standsAt(in, i, in.length)) {
                out[n++] = (byte) (Ascii.hex(in[i + 1]) << 4 | Ascii.hex(in[i + 2]));
                i += 2;
            } else {
                out[n++] = in[i];
            }
        }
        return new String(out, 0, n, StandardCharsets.UTF_8);
    }
}
