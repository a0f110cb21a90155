package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * The parameter names that every call uses, so that reading one makes no new String.
 *
 * <p>Stateless.
 */
final class KnownParam {
    private static final String[] NAMES = {
        "branch",
        "tag",
        "rport",
        "received",
        "lr",
        "transport",
        "user",
        "expires",
        "q",
        "ob",
        "maddr",
        "ttl",
        "method",
        "reg-id",
        "refresher",
        "cause",
        "text",
        "reason",
        "privacy",
        "screen",
        "party",
        "index",
        "alias",
        "keep"
    };
    private static final @Nullable String[] TABLE = new @Nullable String[256];

    static {
        for (String name : NAMES) {
            int at = slot(name.length(), name.charAt(0), name.charAt(name.length() - 1));
            if (TABLE[at] == null) { // of two in one slot the first wins; the other is merely not interned
                TABLE[at] = name;
            }
        }
    }

    private KnownParam() {}

    private static int slot(int length, int first, int last) {
        return (length * 31 + first * 7 + last) & 0xff;
    }

    static String name(byte[] bytes, int from, int to) {
        int n = to - from;
        String known = TABLE[slot(n, bytes[from], bytes[to - 1])];
        if (known != null && known.length() == n) {
            int i = 0;
            while (i < n && bytes[from + i] == known.charAt(i)) {
                i++;
            }
            if (i == n) {
                return known;
            }
        }
        return new String(bytes, from, n, java.nio.charset.StandardCharsets.UTF_8);
    }
}
