package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.TextFunction;

/** {@code KEYPADHASH}: the keys of a telephone that carry the letters of a word (ITU-T E.161); what is on no key goes. */
public final class KeypadHash extends TextFunction {

    private static final String KEYS = "22233344455566677778889999";

    public KeypadHash() {
        super("KEYPADHASH", "Keys that spell a word", "string");
    }

    @Override
    protected String of(String text) {
        var keys = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = Ascii.lower(String.valueOf(c)).charAt(0) - 'a';
            if (letter >= 0 && letter < 26) {
                keys.append(KEYS.charAt(letter));
            } else if (c >= '0' && c <= '9') {
                keys.append(c);
            }
        }
        return keys.toString();
    }
}
