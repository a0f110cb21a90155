package org.hookswitch.conf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what looks like a secret in a source line before the line is shown to anybody. */
final class Redaction {

    static final String MASK = "********";

    /** A name that speaks of a secret, then what separates it from the value: a sign, or space where it was forgotten. */
    private static final Pattern SECRET = Pattern.compile(
            "^(\\s*+;?+\\s*+[\\w.-]*(?:secret|passw|password|passwd|passphrase|md5_cred|token|apikey|api_key|auth_pass)"
                    + "[\\w.-]*+\\s*+(?:\\+?=>?)?+\\s*+)(\\S.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Redaction() {}

    static String mask(String line) {
        Matcher matcher = SECRET.matcher(line);
        return matcher.matches() ? matcher.group(1) + MASK : line;
    }

    /** The line with everything after its first equals sign masked, whatever the name. */
    static String maskValue(String line) {
        int sign = line.indexOf('=');
        return sign < 0 ? MASK : line.substring(0, sign + 1) + " " + MASK;
    }
}
