package org.hookswitch.conf;

import java.util.List;
import java.util.Locale;

/** Masks what looks like a secret in a source line before the line is shown to anybody; looks at each character once. */
final class Redaction {

    static final String MASK = "********";

    private static final List<String> SECRETS =
            List.of("secret", "passw", "passphrase", "md5_cred", "token", "apikey", "api_key", "auth_pass");

    private Redaction() {}

    /**
     * The line with its value masked where the name speaks of a secret; between the two stands a sign, or space where it
     * was forgotten.
     */
    static String mask(String line) {
        int name = skipBlanks(line, 0);
        if (name < line.length() && line.charAt(name) == ';') {
            name = skipBlanks(line, name + 1);
        }
        int end = name;
        while (end < line.length() && isPartOfName(line.charAt(end))) {
            end++;
        }
        if (!speaksOfSecret(line.substring(name, end))) {
            return line;
        }
        int value = skipBlanks(line, end);
        if (line.startsWith("+=", value)) {
            value++;
        }
        if (line.startsWith("=", value)) {
            value += line.startsWith("=>", value) ? 2 : 1;
        }
        value = skipBlanks(line, value);
        return value < line.length() ? line.substring(0, value) + MASK : line;
    }

    private static boolean speaksOfSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::contains);
    }

    private static boolean isPartOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The line with everything after its first equals sign masked, whatever the name. */
    static String maskValue(String line) {
        int sign = line.indexOf('=');
        return sign < 0 ? MASK : line.substring(0, sign + 1) + " " + MASK;
    }
}
