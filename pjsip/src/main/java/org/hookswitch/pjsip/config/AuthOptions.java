package org.hookswitch.pjsip.config;

import static org.hookswitch.conf.table.OptionSpec.notSupported;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.ValueType;
import org.hookswitch.conf.table.Values;
import org.hookswitch.sip.auth.DigestAlgorithm;

/** The options of credentials. Constants. */
public final class AuthOptions {

    private static final Map<String, DigestAlgorithm> ALGORITHM_WORDS = new LinkedHashMap<>();
    private static final Map<String, String> TYPE_WORDS = new LinkedHashMap<>();

    static {
        ALGORITHM_WORDS.put("MD5", DigestAlgorithm.MD5);
        ALGORITHM_WORDS.put("SHA-256", DigestAlgorithm.SHA_256);
        ALGORITHM_WORDS.put("SHA-512-256", DigestAlgorithm.SHA_512_256);
        ALGORITHM_WORDS.put("SHA-512/256", DigestAlgorithm.SHA_512_256);
        TYPE_WORDS.put("digest", "digest");
        TYPE_WORDS.put("userpass", "userpass");
        TYPE_WORDS.put("md5", "md5");
    }

    static final ValueType<List<DigestAlgorithm>> ALGORITHMS = Values.list(Values.words(ALGORITHM_WORDS));

    public static final OptionSpec<String> AUTH_TYPE = OptionSpec.of(
                    "auth_type", Words.wordsWithout(Values.words(TYPE_WORDS), "there is no OAuth", "google_oauth"))
            .help("digest; userpass and md5 are older names for the same.")
            .defaultsTo("digest");
    public static final OptionSpec<String> USERNAME =
            OptionSpec.of("username", Values.string()).help("The name.").defaultsTo("");
    public static final OptionSpec<Optional<String>> PASSWORD = OptionSpec.of("password", Values.secret())
            .help("The password in clear.")
            .optional();
    public static final OptionSpec<List<String>> PASSWORD_DIGEST = OptionSpec.of("password_digest", Values.secret())
            .help("The digest of name:realm:password, with its algorithm: MD5:…, SHA-256:…, SHA-512-256:….")
            .repeated();
    public static final OptionSpec<Optional<String>> MD5_CRED = OptionSpec.of("md5_cred", Values.secret())
            .help("The MD5 digest of name:realm:password, in hexadecimal.")
            .optional();
    public static final OptionSpec<String> REALM = OptionSpec.of("realm", Values.string())
            .help("The realm that is named in challenges; of outbound credentials, the realm they are for.")
            .defaultsTo("");
    public static final OptionSpec<Duration> NONCE_LIFETIME = OptionSpec.of("nonce_lifetime", Values.seconds(1, 86_400))
            .help("Seconds for which a challenge may be answered.")
            .defaultsTo(Duration.ofSeconds(32));
    public static final OptionSpec<Optional<List<DigestAlgorithm>>> ALGORITHMS_UAS = OptionSpec.of(
                    "supported_algorithms_uas", ALGORITHMS)
            .help("Algorithms with which we challenge: MD5, SHA-256, SHA-512-256.")
            .optional();
    public static final OptionSpec<Optional<List<DigestAlgorithm>>> ALGORITHMS_UAC = OptionSpec.of(
                    "supported_algorithms_uac", ALGORITHMS)
            .help("Algorithms with which we answer challenges, best first: MD5, SHA-256, SHA-512-256.")
            .optional();

    private AuthOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                AUTH_TYPE,
                USERNAME,
                PASSWORD,
                PASSWORD_DIGEST,
                MD5_CRED,
                REALM,
                NONCE_LIFETIME,
                ALGORITHMS_UAS,
                ALGORITHMS_UAC,
                notSupported("refresh_token", "there is no OAuth", ""),
                notSupported("oauth_clientid", "there is no OAuth", ""),
                notSupported("oauth_secret", "there is no OAuth", ""));
    }
}
