package org.hookswitch.apps.function.group;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code DIALGROUP}: a set of destinations under a name, joined by {@code &} as Dial takes them, in the order in which
 * they were added. Setting it replaces them; with {@code add} or {@code del} one is added or taken out. Kept in the
 * switch's database.
 */
public final class DialGroup extends Described {

    private static final String FAMILY = "dialgroup";

    /** Most destinations of one group. */
    private static final int LIMIT = 1000;

    public DialGroup() {
        super(FunctionSpec.readWrite("DIALGROUP", "A set of destinations", "DIALGROUP(group[,op])", 1, 2));
    }

    /** Makes changes of a group one at a time. */
    private static final class Guard {}

    private static SequencedSet<String> members(Pbx pbx, String group) {
        return set(KeyValueStore.of(pbx).get(FAMILY, group).orElse(""));
    }

    private static SequencedSet<String> set(String joined) {
        var members = new LinkedHashSet<String>();
        Arrays.stream(joined.split("&", -1)).filter(m -> !m.isEmpty()).forEach(members::add);
        return members;
    }

    @Override
    public String read(FunctionCall call) {
        return String.join("&", members(call.pbx(), call.argument(0)));
    }

    @Override
    public void write(FunctionCall call, String value) {
        String group = call.argument(0);
        if (group.isEmpty()) {
            call.warn("wants the name of a group");
            return;
        }
        Guard guard = call.pbx().part(Guard.class, p -> new Guard());
        synchronized (guard) {
            SequencedSet<String> members = members(call.pbx(), group);
            switch (call.argument(1).toLowerCase(Locale.ROOT)) {
                case "" -> {
                    members.clear();
                    members.addAll(set(value));
                }
                case "add" -> members.add(value);
                case "del" -> members.remove(value);
                default -> call.warn("knows add and del only");
            }
            if (members.size() > LIMIT) {
                call.warn("there are " + LIMIT + " destinations in it already");
            } else if (members.isEmpty()) {
                KeyValueStore.of(call.pbx()).delete(FAMILY, group);
            } else {
                KeyValueStore.of(call.pbx()).put(FAMILY, group, String.join("&", members));
            }
        }
    }
}
