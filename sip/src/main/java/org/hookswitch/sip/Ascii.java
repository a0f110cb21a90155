package org.hookswitch.sip;

/**
 * The character classes of RFC 3261 §25.1, as one table of bits over the 256 byte values.
 *
 * <p>Stateless. Bytes above 127 count as {@link #TEXT} only: SIP lets UTF-8 stand in display names, reason phrases and
 * quoted strings, never in tokens or URIs.
 */
final class Ascii {
    static final int TOKEN = 1;
    static final int DIGIT = 1 << 1;
    static final int ALPHA = 1 << 2;
    static final int HEX = 1 << 3;
    static final int UNRESERVED = 1 << 4;
    /** What may stand unescaped in the user part of a SIP URI (unreserved and user-unreserved). */
    static final int USER = 1 << 5;
    /** What may stand unescaped in a password (unreserved and {@code & = + $ ,}). */
    static final int PASSWORD = 1 << 6;
    /** What may stand unescaped in a URI parameter (unreserved and param-unreserved). */
    static final int URI_PARAM = 1 << 7;
    /** What may stand unescaped in a URI header (unreserved and hnv-unreserved). */
    static final int URI_HEADER = 1 << 8;
    /** What may stand in a word: tokens and {@code ( ) < > : \ " / [ ] ? { }}. */
    static final int WORD = 1 << 9;
    /** What may stand in a host name or an IPv4 address; the underscore is no host character but phones send it. */
    static final int HOST = 1 << 10;
    /** Anything but controls. */
    static final int TEXT = 1 << 11;

    private static final short[] CLASSES = new short[256];

    static {
        for (int c = '0'; c <= '9'; c++) {
            set(c, DIGIT | HEX | TOKEN | UNRESERVED | HOST);
        }
        for (int c = 'a'; c <= 'z'; c++) {
            set(c, ALPHA | TOKEN | UNRESERVED | HOST);
            set(c - 32, ALPHA | TOKEN | UNRESERVED | HOST);
        }
        for (int c = 'a'; c <= 'f'; c++) {
            set(c, HEX);
            set(c - 32, HEX);
        }
        each("-_.!~*'()", UNRESERVED);
        each("-.!%*_+`'~", TOKEN);
        each("-._", HOST);
        each("&=+$,;?/", USER);
        each("&=+$,", PASSWORD);
        each("[]/:&+$", URI_PARAM);
        each("[]/?:+$", URI_HEADER);
        each("-.!%*_+`'~()<>:\\\"/[]?{}", WORD);
        for (int c = 0; c < 256; c++) {
            if (is(c, UNRESERVED)) {
                set(c, USER | PASSWORD | URI_PARAM | URI_HEADER);
            }
            if (is(c, ALPHA | DIGIT)) {
                set(c, WORD);
            }
            if (c >= 32 && c != 127) {
                set(c, TEXT);
            }
        }
    }

    private Ascii() {}

    private static void set(int c, int bits) {
        CLASSES[c] |= (short) bits;
    }

    private static void each(String chars, int bits) {
        for (int i = 0; i < chars.length(); i++) {
            set(chars.charAt(i), bits);
        }
    }

    /** Whether the byte is in one of the classes. */
    static boolean is(int c, int classes) {
        return (CLASSES[c & 0xff] & classes) != 0;
    }

    static boolean isChar(char c, int classes) {
        return c < 256 && (CLASSES[c] & classes) != 0;
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int l = lower(c);
        return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
    }

    static boolean isToken(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!isChar(s.charAt(i), TOKEN)) {
                return false;
            }
        }
        return !s.isEmpty();
    }

    /** Compares ignoring the case of ASCII letters only, as SIP does. */
    static boolean same(String a, String b) {
        int n = a.length();
        if (n != b.length()) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y && lower(x) != lower(y)) {
                return false;
            }
        }
        return true;
    }

    /** A hash that agrees with {@link #same}. */
    static int hash(String s) {
        int h = 0;
        for (int i = 0; i < s.length(); i++) {
            h = 31 * h + lower(s.charAt(i));
        }
        return h;
    }

    static String lower(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                char[] out = s.toCharArray();
                for (int k = i; k < out.length; k++) {
                    out[k] = (char) lower(out[k]);
                }
                return new String(out);
            }
        }
        return s;
    }
}
