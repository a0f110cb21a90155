package org.hookswitch.pjsip.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.sip.auth.DigestAlgorithm;
import org.hookswitch.sip.auth.Secret;

/** Makes credentials of their section. One thread. */
final class AuthReader {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");

    private final Report report;
    private final Settings global;

    AuthReader(Report report, Settings global) {
        this.report = report;
        this.global = global;
    }

    AuthConfig read(Settings settings) {
        Map<DigestAlgorithm, String> digests = digests(settings);
        Optional<String> password = settings.get(AuthOptions.PASSWORD);
        if (settings.get(AuthOptions.USERNAME).isEmpty()) {
            report.at(settings)
                    .error(
                            "no-username",
                            "[" + settings.name() + "] has no username, so nobody could show it",
                            "write username = …");
        }
        boolean digested = settings.isWritten(AuthOptions.MD5_CRED) || settings.isWritten(AuthOptions.PASSWORD_DIGEST);
        if (password.isEmpty() && !digested) {
            report.at(settings)
                    .error(
                            "no-password",
                            "[" + settings.name() + "] has neither password nor password_digest",
                            "write password = …");
        }
        if (password.filter(String::isEmpty).isPresent()) {
            report.at(settings, AuthOptions.PASSWORD).error("no-password", "the password is empty", "write a password");
        }
        return new AuthConfig(
                settings.name(),
                settings.get(AuthOptions.USERNAME),
                settings.get(AuthOptions.REALM),
                password.map(Secret::password).orElseGet(() -> Secret.hashes(digests)),
                settings.get(AuthOptions.NONCE_LIFETIME),
                algorithms(settings, AuthOptions.ALGORITHMS_UAS, GlobalOptions.ALGORITHMS_UAS, password, digests),
                algorithms(settings, AuthOptions.ALGORITHMS_UAC, GlobalOptions.ALGORITHMS_UAC, password, digests));
    }

    /** Without the password only those algorithms work for which a digest was given. */
    private List<DigestAlgorithm> algorithms(
            Settings settings,
            OptionSpec<Optional<List<DigestAlgorithm>>> own,
            OptionSpec<List<DigestAlgorithm>> general,
            Optional<String> password,
            Map<DigestAlgorithm, String> digests) {
        List<DigestAlgorithm> wanted = settings.get(own).orElseGet(() -> global.get(general));
        if (password.isPresent() || digests.isEmpty()) {
            return wanted;
        }
        List<DigestAlgorithm> known =
                wanted.stream().filter(digests::containsKey).toList();
        return known.isEmpty() ? List.copyOf(digests.keySet()) : known;
    }

    private Map<DigestAlgorithm, String> digests(Settings settings) {
        Map<DigestAlgorithm, String> digests = new EnumMap<>(DigestAlgorithm.class);
        settings.get(AuthOptions.MD5_CRED).ifPresent(digest -> {
            if (isDigest(DigestAlgorithm.MD5, digest)) {
                digests.put(DigestAlgorithm.MD5, digest);
            } else {
                report.at(settings, AuthOptions.MD5_CRED)
                        .error("bad-digest", "md5_cred is no MD5 digest", "write 32 hexadecimal digits");
            }
        });
        for (String line : settings.get(AuthOptions.PASSWORD_DIGEST)) {
            int colon = line.indexOf(':');
            Optional<DigestAlgorithm> algorithm = DigestAlgorithm.of(
                    (colon < 0 ? "" : line.substring(0, colon).strip()).replace('/', '-'));
            String digest = line.substring(colon + 1).strip();
            if (algorithm.filter(known -> isDigest(known, digest)).isPresent()) {
                digests.put(algorithm.get().base(), digest);
            } else {
                report.at(settings, AuthOptions.PASSWORD_DIGEST)
                        .error(
                                "bad-digest",
                                "password_digest is no digest with its algorithm",
                                "write MD5: and 32, or SHA-256: and 64 hexadecimal digits");
            }
        }
        return digests;
    }

    private static boolean isDigest(DigestAlgorithm algorithm, String text) {
        return text.length() == algorithm.hexLength()
                && HEXADECIMAL.matcher(text).matches();
    }
}
