package org.hookswitch.apps.function.encode;

import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** {@code AES_ENCRYPT}: a text encrypted with AES, in Base64. */
public final class AesEncrypt extends Aes {

    public AesEncrypt() {
        super("AES_ENCRYPT", "Encrypts a text");
    }

    @Override
    String of(SecretKeySpec key, String text) throws GeneralSecurityException {
        return encrypt(key, text);
    }
}
