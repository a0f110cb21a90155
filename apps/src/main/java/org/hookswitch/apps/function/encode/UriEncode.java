package org.hookswitch.apps.function.encode;

import java.util.HexFormat;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.apps.function.TextFunction;

/** {@code URIENCODE}: a text with everything as {@code %XX} that is neither letter nor digit nor one of {@code -_.!~*'()}. */
public final class UriEncode extends TextFunction {

    private static final String MARKS = "-_.!~*'()";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public UriEncode() {
        super("URIENCODE", "Escapes a text for a URI", "data");
    }

    @Override
    protected String of(String text) {
        var encoded = new StringBuilder(text.length());
        for (byte b : Octets.of(text)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
