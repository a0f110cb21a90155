package org.hookswitch.pbx.dial;

import java.util.ArrayList;
import java.util.List;

/**
 * One part of a dial string: a technology and what it reaches.
 *
 * @param text as dialled, {@code PJSIP/alice}
 */
public record Destination(String technology, String resource, String text) {

    /** The destinations of {@code Tech/resource&Tech/resource…}; parts without a slash are left out. */
    public static List<Destination> parse(String dialString) {
        var all = new ArrayList<Destination>();
        for (String part : dialString.split("&", -1)) {
            String text = part.strip();
            int slash = text.indexOf('/');
            if (slash > 0) {
                all.add(new Destination(text.substring(0, slash), text.substring(slash + 1), text));
            }
        }
        return all;
    }
}
