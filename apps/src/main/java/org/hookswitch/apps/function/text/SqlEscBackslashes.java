package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code SQL_ESC_BACKSLASHES}: a text with its backslashes doubled, for databases to which they mean something. */
public final class SqlEscBackslashes extends TextFunction {

    public SqlEscBackslashes() {
        super("SQL_ESC_BACKSLASHES", "Doubles backslashes for a database", "string");
    }

    @Override
    protected String of(String text) {
        return text.replace("\\", "\\\\");
    }
}
