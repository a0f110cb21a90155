package org.hookswitch.apps.function.db;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DB_KEYS}: the names one level below a path of the database, joined by commas. */
public final class DbKeys extends Described {

    public DbKeys() {
        super(FunctionSpec.read("DB_KEYS", "Names below a path of the database", "DB_KEYS([prefix])", 0, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return String.join(",", DatabaseKeys.below(call, call.text()));
    }
}
