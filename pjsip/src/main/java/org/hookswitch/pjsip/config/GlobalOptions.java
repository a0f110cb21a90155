package org.hookswitch.pjsip.config;

import static org.hookswitch.conf.table.OptionSpec.notSupported;
import static org.hookswitch.pjsip.config.Words.detailOf;
import static org.hookswitch.pjsip.config.Words.offOnly;
import static org.hookswitch.pjsip.config.Words.onlyAs;

import java.time.Duration;
import java.util.List;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Values;
import org.hookswitch.sip.auth.DigestAlgorithm;

/** The options that hold for all of SIP. Constants. */
public final class GlobalOptions {

    /** Ways to find the endpoint of a request, in an order of their own. */
    public enum Identifier {
        IP,
        USERNAME,
        AUTH_USERNAME,
        HEADER,
        REQUEST_URI,
        ANONYMOUS
    }

    private static final String NO_MWI = "there is no message waiting indication";

    public static final OptionSpec<Integer> MAX_FORWARDS = OptionSpec.of("max_forwards", Values.integer(1, 255))
            .help("Hops that a request of ours may take.")
            .defaultsTo(70);
    public static final OptionSpec<Duration> MAX_INITIAL_QUALIFY_TIME = OptionSpec.of(
                    "max_initial_qualify_time", Values.seconds(0, 86_400))
            .help("The first checks of all contacts are spread over so many seconds; 0 is each one's own frequency.")
            .defaultsTo(Duration.ZERO);
    public static final OptionSpec<Duration> UNIDENTIFIED_REQUEST_PERIOD = OptionSpec.of(
                    "unidentified_request_period", Values.seconds(1, 86_400))
            .help("Seconds over which an address's requests from nobody we know are counted.")
            .defaultsTo(Duration.ofSeconds(5));
    public static final OptionSpec<Integer> UNIDENTIFIED_REQUEST_COUNT = OptionSpec.of(
                    "unidentified_request_count", Values.integer(1, 1_000_000))
            .help("After so many of them in that time a security event is raised.")
            .defaultsTo(5);
    public static final OptionSpec<Duration> UNIDENTIFIED_REQUEST_PRUNE_INTERVAL = OptionSpec.of(
                    "unidentified_request_prune_interval", Values.seconds(1, 86_400))
            .help("Seconds after which an address that sends no more of them is forgotten.")
            .defaultsTo(Duration.ofSeconds(30));
    public static final OptionSpec<String> USER_AGENT = OptionSpec.of("user_agent", Values.string())
            .help("What we call ourselves.")
            .defaultsTo("Hookswitch");
    public static final OptionSpec<Boolean> DEBUG = OptionSpec.of("debug", Values.yesNo())
            .help("Whether every SIP message is logged.")
            .defaultsTo(false);
    public static final OptionSpec<List<Identifier>> ENDPOINT_IDENTIFIER_ORDER = OptionSpec.of(
                    "endpoint_identifier_order", Values.list(Values.words(Identifier.class)))
            .help("The order in which the endpoint of a request is looked for.")
            .defaultsTo(List.of(Identifier.IP, Identifier.USERNAME, Identifier.ANONYMOUS));
    public static final OptionSpec<String> DEFAULT_FROM_USER = OptionSpec.of("default_from_user", Values.string())
            .help("User of the From of requests that are about nobody.")
            .defaultsTo("asterisk");
    public static final OptionSpec<String> DEFAULT_REALM = OptionSpec.of("default_realm", Values.string())
            .help("Realm of challenges where the credentials name none, and of those to nobody we know.")
            .defaultsTo("asterisk");
    public static final OptionSpec<Boolean> DISABLE_MULTI_DOMAIN = OptionSpec.of("disable_multi_domain", Values.yesNo())
            .help("Whether endpoints and addresses of record are looked for by user only, without @domain.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> IGNORE_URI_USER_OPTIONS = OptionSpec.of(
                    "ignore_uri_user_options", Values.yesNo())
            .help("Whether a user is cut at its first semicolon.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> USE_CALLERID_CONTACT = OptionSpec.of("use_callerid_contact", Values.yesNo())
            .help("Whether our Contact has the caller's number as its user when the endpoint has no contact_user.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> NOREFERSUB = OptionSpec.of("norefersub", Values.yesNo())
            .help("Whether we say that a transfer without reports (RFC 4488) may be asked of us.")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> ALLOW_180_AFTER_183 = OptionSpec.of(
                    "allow_sending_180_after_183", Values.yesNo())
            .help("Whether ringing is told to a phone that has early media already.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> ALL_CODECS_ON_EMPTY_REINVITE = OptionSpec.of(
                    "all_codecs_on_empty_reinvite", Values.yesNo())
            .help("Whether a re-INVITE without an offer is offered all codecs again, not only those in use.")
            .defaultsTo(false);
    public static final OptionSpec<List<DigestAlgorithm>> ALGORITHMS_UAS = OptionSpec.of(
                    "default_auth_algorithms_uas", AuthOptions.ALGORITHMS)
            .help("Algorithms with which we challenge, where the credentials name none.")
            .defaultsTo(List.of(DigestAlgorithm.MD5));
    public static final OptionSpec<List<DigestAlgorithm>> ALGORITHMS_UAC = OptionSpec.of(
                    "default_auth_algorithms_uac", AuthOptions.ALGORITHMS)
            .help("Algorithms with which we answer challenges, where the credentials name none.")
            .defaultsTo(List.of(DigestAlgorithm.MD5));

    private GlobalOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                MAX_FORWARDS,
                MAX_INITIAL_QUALIFY_TIME,
                UNIDENTIFIED_REQUEST_PERIOD,
                UNIDENTIFIED_REQUEST_COUNT,
                UNIDENTIFIED_REQUEST_PRUNE_INTERVAL,
                USER_AGENT,
                DEBUG,
                ENDPOINT_IDENTIFIER_ORDER,
                DEFAULT_FROM_USER,
                DEFAULT_REALM,
                DISABLE_MULTI_DOMAIN,
                IGNORE_URI_USER_OPTIONS,
                USE_CALLERID_CONTACT,
                NOREFERSUB,
                ALLOW_180_AFTER_183,
                ALL_CODECS_ON_EMPTY_REINVITE,
                ALGORITHMS_UAS,
                ALGORITHMS_UAC,
                detailOf("keep_alive_interval", "there are no connections to keep alive", "90", "0"),
                detailOf("contact_expiration_check_interval", "each contact expires at its time", "30"),
                notSupported("regcontext", "registrations make no extensions", ""),
                onlyAs(
                        "default_outbound_endpoint",
                        "every call goes through an endpoint that is named",
                        "default_outbound_endpoint"),
                notSupported("default_voicemail_extension", NO_MWI, ""),
                detailOf("mwi_tps_queue_high", NO_MWI, "500"),
                detailOf("mwi_tps_queue_low", NO_MWI, "-1"),
                detailOf("mwi_disable_initial_unsolicited", NO_MWI, "yes", "no"),
                offOnly("send_contact_status_on_update_registration", "a status is told when it changes"),
                detailOf("taskprocessor_overload_trigger", "overload is told by the calls in set-up", "global"));
    }
}
