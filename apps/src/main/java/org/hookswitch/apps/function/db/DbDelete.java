package org.hookswitch.apps.function.db;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DB_DELETE}: reading it, or setting it to whatever value, deletes a key; its value is what it was. */
public final class DbDelete extends Described {

    public DbDelete() {
        super(FunctionSpec.readWrite("DB_DELETE", "Deletes a key of the database", "DB_DELETE(family/key)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    public String read(FunctionCall call) {
        Optional<DatabasePath> path = DatabasePath.of(call);
        if (path.isEmpty()) {
            return "";
        }
        String value = path.get().value(call).orElse("");
        KeyValueStore.of(call.pbx()).delete(path.get().family(), path.get().key());
        return DatabasePath.result(call, value);
    }

    @Override
    public void write(FunctionCall call, String value) {
        var _ = read(call);
    }
}
