package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When two SIP URIs mean the same: user information by case, all else without; escapes mean what they stand for; {@code
 * user}, {@code ttl}, {@code method}, {@code maddr} and {@code transport} must stand in both or in none; other parameters
 * must agree where both have them; headers must agree all. RFC 3261 §19.1.4.
 *
 * <p>Stateless.
 */
final class SipUriMatch {
    private SipUriMatch() {}

    static boolean of(SipUri a, SipUri b) {
        return a.secure() == b.secure()
                && a.user().equals(b.user())
                && a.password().equals(b.password())
                && Ascii.same(a.host(), b.host())
                && a.port() == b.port()
                && params(a.params(), b.params())
                && params(b.params(), a.params())
                && headers(a.headers(), b.headers());
    }

    private static boolean params(Params mine, Params its) {
        for (String name : mine.names()) {
            boolean both = its.has(name);
            if (!both && mustAgree(name)) {
                return false;
            }
            if (both && !same(mine.raw(name), its.raw(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mustAgree(String param) {
        return switch (Ascii.lower(param)) {
            case "user", "ttl", "method", "maddr", "transport" -> true;
            default -> false;
        };
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return Ascii.same(a == null ? "" : Escape.decode(a), b == null ? "" : Escape.decode(b));
    }

    private static boolean headers(String mine, String other) {
        if (mine.equals(other)) {
            return true;
        }
        List<String> its = new ArrayList<>(SipUri.headerPairs(other));
        for (String pair : SipUri.headerPairs(mine)) {
            boolean found = false;
            for (int i = 0; i < its.size() && !found; i++) {
                if (Ascii.same(Escape.decode(pair), Escape.decode(its.get(i)))) {
                    its.remove(i);
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return its.isEmpty();
    }
}
