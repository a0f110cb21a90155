package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * Reads the preference {@code q=0.7}: {@code ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )}. RFC 3261 §25.1.
 *
 * <p>Stateless.
 */
final class QValue {
    private QValue() {}

    /** 0 to 1000; 1000 when there is none or it is malformed. */
    static int thousandths(@Nullable String q) {
        if (q == null
                || q.isEmpty()
                || q.length() > 5
                || q.charAt(0) != '0'
                || (q.length() > 1 && q.charAt(1) != '.')) {
            return 1000;
        }
        int n = 0;
        int unit = 100;
        for (int i = 2; i < q.length(); i++) {
            int d = q.charAt(i) - '0';
            if (d < 0 || d > 9) {
                return 1000;
            }
            n += d * unit;
            unit /= 10;
        }
        return n;
    }
}
