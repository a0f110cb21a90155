package org.hookswitch.apps.function.encode;

import java.util.Base64;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code BASE64_DECODE}: the text that Base64 (RFC 4648 §4) stands for, up to a zero byte. */
public final class Base64Decode extends Described {

    public Base64Decode() {
        super(FunctionSpec.read("BASE64_DECODE", "Reads Base64", "BASE64_DECODE(string)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        try {
            return Octets.textOfC(Base64.getDecoder().decode(call.text().strip()));
        } catch (IllegalArgumentException malformed) {
            return call.warn("is no Base64: " + malformed.getMessage());
        }
    }
}
