package org.hookswitch.server.both;

import java.util.List;
import java.util.function.Consumer;

/**
 * A call that is played twice: simulated, and over SIP.
 *
 * @param name names its context and the phones of it: {@code name-alice}
 * @param plan lines of its context; ALICE, BOB and CAROL stand for the names of its phones
 * @param script what the phones do
 */
record Scene(String name, String plan, Consumer<Stage> script) {

    static final List<String> PEOPLE = List.of("alice", "bob", "carol");

    String phone(String person) {
        return name + "-" + person;
    }

    String context() {
        String text = plan;
        for (String person : PEOPLE) {
            text = text.replace(person.toUpperCase(java.util.Locale.ROOT), phone(person));
        }
        return "[" + name + "]\n" + text;
    }

    /** What of a channel's name does not change from call to call. */
    static String steady(String channel) {
        return channel.replaceFirst("-[0-9a-f]{8}(?=(;[12])?$)", "");
    }
}
