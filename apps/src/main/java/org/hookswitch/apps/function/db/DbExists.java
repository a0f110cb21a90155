package org.hookswitch.apps.function.db;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DB_EXISTS}: 1 when a key is in the database, with its value in DB_RESULT, else 0. */
public final class DbExists extends Described {

    public DbExists() {
        super(FunctionSpec.read("DB_EXISTS", "Whether a key is in the database", "DB_EXISTS(family/key)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        Optional<DatabasePath> path = DatabasePath.of(call);
        if (path.isEmpty()) {
            return "";
        }
        Optional<String> value = path.get().value(call);
        value.ifPresent(v -> DatabasePath.result(call, v));
        return value.isPresent() ? "1" : "0";
    }
}
