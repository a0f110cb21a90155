package org.hookswitch.pjsip.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hookswitch.pjsip.registrar.Binding;
import org.hookswitch.pjsip.registrar.Location;

/**
 * Names of contacts, as {@code PJSIP_AOR(…,contact)} gives and {@code PJSIP_CONTACT} takes them: the address of record, and a
 * digest of the URI. Stateless.
 */
final class Contacts {

    private Contacts() {}

    static String name(Location location) {
        Binding binding = location.binding();
        return binding.aor()
                + (binding.isConfigured() ? "@@" : ";@")
                + digest(binding.uri().toString());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
