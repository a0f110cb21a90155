package org.hookswitch.apps.function.db;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DB}: a value of the switch's database; what is read stands in DB_RESULT too. */
public final class Db extends Described {

    public Db() {
        super(FunctionSpec.readWrite("DB", "A value of the switch's database", "DB(family/key)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        Optional<DatabasePath> path = DatabasePath.of(call);
        return path.isEmpty()
                ? ""
                : DatabasePath.result(call, path.get().value(call).orElse(""));
    }

    @Override
    public void write(FunctionCall call, String value) {
        DatabasePath.of(call).ifPresent(path -> KeyValueStore.of(call.pbx()).put(path.family(), path.key(), value));
    }
}
