package org.hookswitch.apps.function.encode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A function that gives the digest of a text, in small hexadecimal digits. */
abstract class Digest extends Described {

    private final String algorithm;

    Digest(String name, String synopsis, String algorithm) {
        super(FunctionSpec.read(name, synopsis, name + "(data)", 1, 1));
        this.algorithm = algorithm;
    }

    @Override
    public final String read(FunctionCall call) {
        if (call.text().isEmpty()) {
            return call.warn("needs a text");
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Octets.of(call.text())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
