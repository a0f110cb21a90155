package org.hookswitch.apps.function;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Texts as the bytes that they are to Asterisk, and back: UTF-8, and where bytes are no UTF-8, a character a byte
 * (ISO 8859-1).
 */
public final class Octets {

    private Octets() {}

    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Bytes up to the first zero, where a text of C ends. */
    public static String textOfC(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return text(java.util.Arrays.copyOf(bytes, end));
    }
}
