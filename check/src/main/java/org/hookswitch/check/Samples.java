package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.dialplan.ExtensionPattern;

/** Patterns seen from outside: what could be dialled for one, and whether one takes all that another takes. Stateless. */
final class Samples {

    private Samples() {}

    /** Something that the name matches: itself, or a text with the first choice at every place. */
    static String of(ExtensionPattern pattern) {
        if (!pattern.isPattern()) {
            return pattern.source();
        }
        StringBuilder sample = new StringBuilder();
        for (String place : places(pattern.source())) {
            sample.append(place.isEmpty() ? "" : place.charAt(place.length() - 1));
        }
        return tail(pattern.source()) == '.' ? sample.append('5').toString() : sample.toString();
    }

    /**
     * A pattern taken apart.
     *
     * @param places what each place takes, up to the tail
     * @param tail {@code .}, {@code !}, or 0
     */
    record Shape(ExtensionPattern pattern, List<String> places, char tail) {

        static Shape of(ExtensionPattern pattern) {
            return pattern.isPattern()
                    ? new Shape(pattern, Samples.places(pattern.source()), Samples.tail(pattern.source()))
                    : new Shape(pattern, List.of(), (char) 0);
        }

        /** Whether this pattern takes every text that another name takes. */
        boolean covers(Shape narrow) {
            if (!pattern.isPattern()) {
                return false;
            }
            if (!narrow.pattern.isPattern()) {
                String name = narrow.pattern.source();
                // Most differ in the first place already, and comparing is what costs.
                return !name.isEmpty()
                        && (places.isEmpty()
                                || name.charAt(0) == '-'
                                || places.getFirst().indexOf(name.charAt(0)) >= 0)
                        && pattern.matches(name);
            }
            if (tail == 0 && (narrow.tail != 0 || narrow.places.size() != places.size())) {
                return false;
            }
            int sure = narrow.places.size() + (narrow.tail == '.' ? 1 : 0);
            if (sure < places.size() + (tail == '.' ? 1 : 0) || narrow.places.size() < places.size()) {
                return false;
            }
            for (int i = 0; i < places.size(); i++) {
                if (!containsAll(places.get(i), narrow.places.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean containsAll(String set, String part) {
        for (int at = 0; at < part.length(); at++) {
            if (set.indexOf(part.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static char tail(String source) {
        for (int at = 1; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '[') {
                int close = source.indexOf(']', at);
                at = close < 0 ? source.length() : close;
            } else if (c == '.' || c == '!') {
                return c;
            }
        }
        return 0;
    }

    /** What each place of a pattern takes, up to its tail. */
    private static List<String> places(String source) {
        List<String> places = new ArrayList<>();
        for (int at = 1; at < source.length(); at++) {
            char c = source.charAt(at);
            switch (c) {
                case 'X', 'x' -> places.add("0123456789");
                case 'Z', 'z' -> places.add("123456789");
                case 'N', 'n' -> places.add("23456789");
                case '-', ' ' -> {
                    // noise that makes long numbers readable
                }
                case '.', '!' -> {
                    return places;
                }
                case '[' -> {
                    int close = source.indexOf(']', at);
                    if (close < 0) {
                        return places;
                    }
                    String set = set(source.substring(at + 1, close));
                    if (!set.isEmpty()) {
                        places.add(set);
                    }
                    at = close;
                }
                default -> places.add(String.valueOf(c));
            }
        }
        return places;
    }

    private static String set(String inside) {
        StringBuilder members = new StringBuilder();
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            if (c == '\\' && at + 1 < inside.length()) {
                c = inside.charAt(++at);
            }
            if (at + 2 < inside.length() && inside.charAt(at + 1) == '-') {
                for (int member = Math.min(c, inside.charAt(at + 2));
                        member <= Math.max(c, inside.charAt(at + 2));
                        member++) {
                    members.append((char) member);
                }
                at += 2;
            } else {
                members.append(c);
            }
        }
        return members.toString();
    }
}
