package org.hookswitch.apps.function.encode;

import java.io.ByteArrayOutputStream;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.apps.function.TextFunction;

/** {@code URIDECODE}: a text with each {@code %XX} replaced by the byte that it means. */
public final class UriDecode extends TextFunction {

    public UriDecode() {
        super("URIDECODE", "Resolves the escapes of a URI", "data");
    }

    @Override
    protected String of(String text) {
        return decode(text);
    }

    /** The same for others. */
    public static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = Octets.of(text);
        for (int i = 0; i < encoded.length; i++) {
            int high = encoded[i] == '%' && i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return Octets.textOfC(bytes.toByteArray());
    }
}
