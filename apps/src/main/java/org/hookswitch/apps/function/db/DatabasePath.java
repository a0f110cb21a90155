package org.hookswitch.apps.function.db;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.spi.FunctionCall;

/** The {@code family/key} in the parentheses of a database function. */
record DatabasePath(String family, String key) {

    /** Reads it; empty, with a warning, when there is no key. */
    static Optional<DatabasePath> of(FunctionCall call) {
        List<String> parts = ArgumentSplitter.split(call.text(), '/', 2, true);
        if (parts.size() < 2) {
            call.warn("wants family/key");
            return Optional.empty();
        }
        return Optional.of(new DatabasePath(parts.getFirst(), parts.get(1)));
    }

    Optional<String> value(FunctionCall call) {
        return KeyValueStore.of(call.pbx()).get(family, key);
    }

    /** Leaves a value where dialplans look for it after a database function. */
    static String result(FunctionCall call, String value) {
        call.channel().ifPresent(channel -> channel.variable("DB_RESULT", value));
        return value;
    }
}
