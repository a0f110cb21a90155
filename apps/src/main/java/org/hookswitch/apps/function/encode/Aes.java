package org.hookswitch.apps.function.encode;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * AES with a key of 16 characters (FIPS 197), block by block, the last one filled up with zeros: what Asterisk does, and
 * what others that read it expect. It hides little: equal blocks stay equal.
 */
abstract class Aes extends Described {

    private static final int BLOCK = 16;

    Aes(String name, String synopsis) {
        super(FunctionSpec.read(name, synopsis, name + "(key,string)", 2, 2));
    }

    /** The value under a key that has the right length. */
    abstract String of(SecretKeySpec key, String text) throws GeneralSecurityException;

    @Override
    public final String read(FunctionCall call) {
        if (call.argument(0).isEmpty() || call.argument(1).isEmpty()) {
            return call.warn("wants a key and a text");
        }
        byte[] key = Octets.of(call.argument(0));
        if (key.length != BLOCK) {
            return call.warn("wants a key of exactly 16 characters");
        }
        try {
            return of(new SecretKeySpec(key, "AES"), call.argument(1));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return call.warn("failed: " + e.getMessage());
        }
    }

    static String encrypt(SecretKeySpec key, String text) throws GeneralSecurityException {
        byte[] plain = Octets.of(text);
        return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, key, plain));
    }

    static String decrypt(SecretKeySpec key, String text) throws GeneralSecurityException {
        byte[] secret = Base64.getDecoder().decode(text.strip());
        return Octets.textOfC(cipher(Cipher.DECRYPT_MODE, key, secret));
    }

    @SuppressWarnings("InsecureCryptoUsage") // the mode that the function is defined by
    private static byte[] cipher(int mode, SecretKeySpec key, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(mode, key);
        int blocks = (data.length + BLOCK - 1) / BLOCK;
        return cipher.doFinal(Arrays.copyOf(data, blocks * BLOCK));
    }
}
