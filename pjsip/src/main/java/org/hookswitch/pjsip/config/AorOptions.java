package org.hookswitch.pjsip.config;

import static org.hookswitch.conf.table.OptionSpec.notSupported;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Values;

/** The options of an address of record. Constants. */
public final class AorOptions {

    /** However many an operator allows, no more contacts than this are ever kept for one address of record. */
    public static final int MOST_CONTACTS = 1000;

    public static final OptionSpec<List<List<String>>> CONTACT = OptionSpec.of("contact", Values.list(Values.string()))
            .help("A SIP URI at which it is always reached.")
            .repeated();
    public static final OptionSpec<Duration> DEFAULT_EXPIRATION = OptionSpec.of(
                    "default_expiration", Values.seconds(1, Integer.MAX_VALUE))
            .help("Seconds that a registration lasts when it names none.")
            .defaultsTo(Duration.ofHours(1));
    public static final OptionSpec<Duration> MAXIMUM_EXPIRATION = OptionSpec.of(
                    "maximum_expiration", Values.seconds(1, Integer.MAX_VALUE))
            .help("Longest registration, seconds; a longer one is cut.")
            .defaultsTo(Duration.ofHours(2));
    public static final OptionSpec<Duration> MINIMUM_EXPIRATION = OptionSpec.of(
                    "minimum_expiration", Values.seconds(0, Integer.MAX_VALUE))
            .help("Shortest registration, seconds; a shorter one is refused (423).")
            .defaultsTo(Duration.ofMinutes(1));
    public static final OptionSpec<Integer> MAX_CONTACTS = OptionSpec.of(
                    "max_contacts", Values.integer(0, MOST_CONTACTS))
            .help("How many contacts may be registered at a time; 0 is none.")
            .defaultsTo(0);
    public static final OptionSpec<Boolean> REMOVE_EXISTING = OptionSpec.of("remove_existing", Values.yesNo())
            .help("Whether a new registration takes the place of the oldest when there are too many.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> REMOVE_UNAVAILABLE = OptionSpec.of("remove_unavailable", Values.yesNo())
            .help("Whether a new registration takes the place of one that does not answer when there are too many.")
            .defaultsTo(false);
    public static final OptionSpec<Duration> QUALIFY_FREQUENCY = OptionSpec.of(
                    "qualify_frequency", Values.seconds(0, Integer.MAX_VALUE))
            .help("Seconds between two checks (OPTIONS) whether a contact answers; 0 is never.")
            .defaultsTo(Duration.ZERO);
    public static final OptionSpec<Duration> QUALIFY_TIMEOUT = OptionSpec.of(
                    "qualify_timeout", Words.decimalSeconds(0, 3600))
            .help("Seconds after which a check has failed; 0 is the time of a transaction.")
            .defaultsTo(Duration.ofSeconds(3));
    public static final OptionSpec<Boolean> QUALIFY_2XX_ONLY = OptionSpec.of("qualify_2xx_only", Values.yesNo())
            .help("Whether only a 2xx shows that a contact is there, rather than any answer.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> AUTHENTICATE_QUALIFY = OptionSpec.of("authenticate_qualify", Values.yesNo())
            .help("Whether a challenge to a check is answered with the endpoint's outbound_auth.")
            .defaultsTo(false);
    public static final OptionSpec<Optional<String>> OUTBOUND_PROXY = OptionSpec.of("outbound_proxy", Values.string())
            .help("SIP URI to which checks go first.")
            .optional();
    public static final OptionSpec<Boolean> SUPPORT_PATH = OptionSpec.of("support_path", Values.yesNo())
            .help("Whether the Path of a registration is kept and used (RFC 3327).")
            .defaultsTo(false);

    private AorOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                CONTACT,
                DEFAULT_EXPIRATION,
                MAXIMUM_EXPIRATION,
                MINIMUM_EXPIRATION,
                MAX_CONTACTS,
                REMOVE_EXISTING,
                REMOVE_UNAVAILABLE,
                QUALIFY_FREQUENCY,
                QUALIFY_TIMEOUT,
                QUALIFY_2XX_ONLY,
                AUTHENTICATE_QUALIFY,
                OUTBOUND_PROXY,
                SUPPORT_PATH,
                notSupported("mailboxes", "there is no message waiting indication", ""),
                notSupported("voicemail_extension", "there is no message waiting indication", ""));
    }
}
