package org.hookswitch.apps.function.web;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.apps.function.encode.UriDecode;
import org.hookswitch.pbx.spi.FunctionCall;

/** An answer of the form {@code name=value&…} as a row that {@code HASH()} takes: values, and the names of its columns. */
final class FormFields {

    private FormFields() {}

    /** The values joined by commas; their names are left in {@code ~ODBCFIELDS~}. */
    static String toColumns(FunctionCall call, String answer, boolean plusIsBlank) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String field : answer.split("&", -1)) {
            int equals = field.indexOf('=');
            names.add(plain(equals < 0 ? field : field.substring(0, equals), plusIsBlank));
            values.add(equals < 0 ? "" : plain(field.substring(equals + 1), plusIsBlank));
        }
        call.channel().ifPresent(channel -> channel.variable("~ODBCFIELDS~", String.join(",", names)));
        return String.join(",", values);
    }

    private static String plain(String encoded, boolean plusIsBlank) {
        String text = UriDecode.decode(plusIsBlank ? encoded.replace('+', ' ') : encoded);
        return text.replace("\\", "\\\\").replace(",", "\\,");
    }
}
