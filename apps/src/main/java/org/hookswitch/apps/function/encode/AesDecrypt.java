package org.hookswitch.apps.function.encode;

import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** {@code AES_DECRYPT}: the text that was encrypted with AES and written in Base64. */
public final class AesDecrypt extends Aes {

    public AesDecrypt() {
        super("AES_DECRYPT", "Decrypts a text");
    }

    @Override
    String of(SecretKeySpec key, String text) throws GeneralSecurityException {
        return decrypt(key, text);
    }
}
