package org.hookswitch.apps.function.encode;

import java.util.Base64;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.apps.function.TextFunction;

/** {@code BASE64_ENCODE}: a text in Base64 (RFC 4648 §4). */
public final class Base64Encode extends TextFunction {

    public Base64Encode() {
        super("BASE64_ENCODE", "Writes a text in Base64", "string");
    }

    @Override
    protected String of(String text) {
        return Base64.getEncoder().encodeToString(Octets.of(text));
    }
}
