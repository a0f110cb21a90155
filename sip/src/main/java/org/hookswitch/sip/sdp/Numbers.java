package org.hookswitch.sip.sdp;

/** Reads the small numbers of a description. */
final class Numbers {
    private Numbers() {}

    /** An unsigned decimal number; -1 when it is none or above the maximum. */
    static int parse(String s, int max) {
        if (s.isEmpty() || s.length() > 9) {
            return -1;
        }
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            int d = s.charAt(i) - '0';
            if (d < 0 || d > 9) {
                return -1;
            }
            n = n * 10 + d;
        }
        return n > max ? -1 : n;
    }
}
