package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code SQL_ESC}: a text as it stands between the apostrophes of a database statement: apostrophes in it are doubled. */
public final class SqlEsc extends TextFunction {

    public SqlEsc() {
        super("SQL_ESC", "Doubles apostrophes for a database", "string");
    }

    @Override
    protected String of(String text) {
        return text.replace("'", "''");
    }
}
