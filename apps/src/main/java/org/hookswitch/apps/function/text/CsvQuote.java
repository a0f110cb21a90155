package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code CSV_QUOTE}: a text in double quotes as tables of comma-separated values want them: a quote in it is doubled. */
public final class CsvQuote extends TextFunction {

    public CsvQuote() {
        super("CSV_QUOTE", "Quotes a text for a CSV file", "string");
    }

    @Override
    protected String of(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
