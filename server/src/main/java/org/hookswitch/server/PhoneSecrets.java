package org.hookswitch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * The passwords of the phones that the configuration we ship has: made at the first start, kept in the state folder.
 *
 * <p>No password of ours stands in a file that others have a copy of. The file is a part of pjsip.conf, which includes
 * it; who wants other passwords edits it, or writes the {@code auth} sections into pjsip.conf and drops the include.
 */
final class PhoneSecrets {

    /** The file's name in the state folder. */
    static final String FILE = "pjsip-secrets.conf";

    private static final List<String> PHONES = List.of("6001", "6002", "6003");
    private static final int LENGTH = 16;

    /** Letters and digits that nobody mistakes for one another when typing them into a phone. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private PhoneSecrets() {}

    /**
     * Makes the file when it is missing.
     *
     * @return whether it was made now
     */
    static boolean make(Path stateFolder, SecureRandom random) {
        Path file = stateFolder.resolve(FILE);
        if (Files.exists(file)) {
            return false;
        }
        try {
            OwnerOnly.writeNew(stateFolder, FILE, text(random));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String text(SecureRandom random) {
        var text = new StringBuilder("""
                ; The passwords of the phones in pjsip.conf, made at the first start.
                ; Change them here as you like; this file is not made again while it exists.
                """);
        for (String phone : PHONES) {
            text.append("""

                    [%1$s](phone-auth)
                    username = %1$s
                    password = %2$s
                    """.formatted(phone, password(random)));
        }
        return text.toString();
    }

    private static String password(SecureRandom random) {
        var password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
