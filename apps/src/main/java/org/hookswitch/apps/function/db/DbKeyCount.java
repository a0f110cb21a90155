package org.hookswitch.apps.function.db;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DB_KEYCOUNT}: how many names are one level below a path of the database. */
public final class DbKeyCount extends Described {

    public DbKeyCount() {
        super(FunctionSpec.read(
                "DB_KEYCOUNT", "Number of names below a path of the database", "DB_KEYCOUNT([prefix])", 0, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return Integer.toString(DatabaseKeys.below(call, call.text()).size());
    }
}
