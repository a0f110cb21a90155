package org.hookswitch.apps.function.db;

import java.util.Collection;
import java.util.LinkedHashSet;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.spi.FunctionCall;

/** Names in the database one level below a path, each once, in order. */
final class DatabaseKeys {

    private DatabaseKeys() {}

    static Collection<String> below(FunctionCall call, String path) {
        int from = KeyValueStore.prefix(path).length() + 1;
        var names = new LinkedHashSet<String>();
        for (String full : KeyValueStore.of(call.pbx()).tree(path).keySet()) {
            if (full.length() > from) {
                int slash = full.indexOf('/', from);
                names.add(full.substring(from, slash < 0 ? full.length() : slash));
            }
        }
        return names;
    }
}
