package org.hookswitch.pjsip.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Values;

/** The options of an endpoint that tell who it is, where its calls go and how SIP is spoken with it. Constants. */
public final class EndpointSignalling {

    /** Ways to find the endpoint that a request is from. */
    public enum IdentifyBy {
        USERNAME,
        AUTH_USERNAME,
        IP,
        HEADER,
        REQUEST_URI
    }

    /** How reliable provisional responses (RFC 3262) are used. */
    public enum Reliable {
        NO,
        PEER_SUPPORTED,
        YES,
        REQUIRED
    }

    /** Where a 3xx response of this endpoint leads. */
    public enum RedirectMethod {
        /** The user part of its Contact is dialled in the dialplan. */
        USER,
        /** Its Contact is dialled as {@code PJSIP/endpoint/uri}. */
        URI_CORE
    }

    /** How the session timer (RFC 4028) is used. */
    public enum Timers {
        NO,
        YES,
        REQUIRED,
        ALWAYS
    }

    private static final Map<String, Timers> TIMERS_WORDS = new LinkedHashMap<>();

    static {
        TIMERS_WORDS.put("no", Timers.NO);
        TIMERS_WORDS.put("yes", Timers.YES);
        TIMERS_WORDS.put("required", Timers.REQUIRED);
        TIMERS_WORDS.put("always", Timers.ALWAYS);
        TIMERS_WORDS.put("forced", Timers.ALWAYS);
    }

    public static final OptionSpec<String> CONTEXT = OptionSpec.of("context", Values.string())
            .help("Context of the dialplan in which its calls begin.")
            .required();
    public static final OptionSpec<Optional<String>> TRANSPORT = OptionSpec.of("transport", Values.string())
            .help("The transport over which it is called; by default the first that reaches it.")
            .optional();
    public static final OptionSpec<List<String>> AORS = OptionSpec.of("aors", Words.names())
            .help("Addresses of record by which it is reached, and under which it may register.")
            .defaultsTo(List.of());
    public static final OptionSpec<List<String>> AUTH = OptionSpec.of("auth", Words.names())
            .help("Credentials that its requests must show; without, everybody whom it identifies may call.")
            .defaultsTo(List.of());
    public static final OptionSpec<List<String>> OUTBOUND_AUTH = OptionSpec.of("outbound_auth", Words.names())
            .help("Credentials that we show when it challenges us.")
            .defaultsTo(List.of());
    public static final OptionSpec<Optional<String>> OUTBOUND_PROXY = OptionSpec.of("outbound_proxy", Values.string())
            .help("SIP URI to which requests for it go first; must be a loose router (;lr, a comma's worth is %3B).")
            .optional();
    public static final OptionSpec<List<IdentifyBy>> IDENTIFY_BY = OptionSpec.of(
                    "identify_by", Values.list(Values.words(IdentifyBy.class)))
            .help("How requests are known to be its own.")
            .defaultsTo(List.of(IdentifyBy.USERNAME, IdentifyBy.IP));
    public static final OptionSpec<Boolean> ALLOW_UNAUTHENTICATED_OPTIONS = OptionSpec.of(
                    "allow_unauthenticated_options", Values.yesNo())
            .help("Whether OPTIONS is answered without a challenge.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> ALLOW_OVERLAP = OptionSpec.of("allow_overlap", Values.yesNo())
            .help("Whether a number that is not complete yet is answered 484 rather than 404.")
            .defaultsTo(true);
    public static final OptionSpec<Optional<String>> OVERLAP_CONTEXT = OptionSpec.of("overlap_context", Values.string())
            .help("Context in which numbers are looked up to see whether they are complete; by default its context.")
            .optional();
    public static final OptionSpec<Boolean> FORCE_RPORT = OptionSpec.of("force_rport", Values.yesNo())
            .help("Whether responses go back to the port a request came from, asked for or not.")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> REWRITE_CONTACT = OptionSpec.of("rewrite_contact", Values.yesNo())
            .help("Whether the address that its Contact names is replaced by the one its messages come from (NAT).")
            .defaultsTo(false);
    public static final OptionSpec<Reliable> RELIABLE = OptionSpec.of("100rel", Values.words(Reliable.class))
            .help("Reliable provisional responses (PRACK): no, yes (when asked), peer_supported, required.")
            .defaultsTo(Reliable.YES);
    public static final OptionSpec<Timers> TIMERS = OptionSpec.of("timers", Values.words(TIMERS_WORDS))
            .help("Session timers: no, yes (when asked), required, always.")
            .defaultsTo(Timers.YES);
    public static final OptionSpec<Duration> TIMERS_MIN_SE = OptionSpec.of("timers_min_se", Values.seconds(90, 86_400))
            .help("Shortest session interval that is accepted, seconds.")
            .defaultsTo(Duration.ofSeconds(90));
    public static final OptionSpec<Duration> TIMERS_SESS_EXPIRES = OptionSpec.of(
                    "timers_sess_expires", Values.seconds(90, 86_400))
            .help("Session interval that is asked for, seconds.")
            .defaultsTo(Duration.ofMinutes(30));
    public static final OptionSpec<RedirectMethod> REDIRECT_METHOD = OptionSpec.of(
                    "redirect_method",
                    Words.wordsWithout(
                            Values.words(RedirectMethod.class),
                            "a redirect is never followed behind the dialplan's back",
                            "uri_pjsip"))
            .help("What is dialled when it redirects a call (3xx): user, or the whole URI (uri_core).")
            .defaultsTo(RedirectMethod.USER);
    public static final OptionSpec<Boolean> ALLOW_TRANSFER = OptionSpec.of("allow_transfer", Values.yesNo())
            .help("Whether it may transfer its calls (REFER).")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> REFER_BLIND_PROGRESS = OptionSpec.of("refer_blind_progress", Values.yesNo())
            .help("Whether a blind transfer is reported to have been taken up before it is known how it went.")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> FOLLOW_EARLY_MEDIA_FORK = OptionSpec.of(
                    "follow_early_media_fork", Values.yesNo())
            .help("Whether early media moves to the branch of a forked call that answered last.")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> SUPPRESS_Q850_REASON = OptionSpec.of(
                    "suppress_q850_reason_headers", Values.yesNo())
            .help("Whether requests and responses that end a call go without a Q.850 Reason.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> IGNORE_183_WITHOUT_SDP = OptionSpec.of(
                    "ignore_183_without_sdp", Values.yesNo())
            .help("Whether a 183 without media is left unheard.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> USER_EQ_PHONE = OptionSpec.of("user_eq_phone", Values.yesNo())
            .help("Whether ;user=phone is added to URIs whose user is a telephone number.")
            .defaultsTo(false);
    public static final OptionSpec<Integer> DEVICE_STATE_BUSY_AT = OptionSpec.of(
                    "device_state_busy_at", Values.integer(0, Integer.MAX_VALUE))
            .help("With so many calls its device state is Busy; 0 is never.")
            .defaultsTo(0);
    public static final OptionSpec<List<String>> SET_VAR = OptionSpec.of("set_var", Values.string())
            .help("A variable of its channels, NAME=value; a NAME may be a function.")
            .repeated();
    public static final OptionSpec<String> ACCOUNT_CODE = OptionSpec.of("accountcode", Values.string())
            .help("Account code of its channels.")
            .defaultsTo("");
    public static final OptionSpec<Acl> ACL =
            OptionSpec.acl("permit", "deny", "Addresses from which its requests may come.");
    public static final OptionSpec<List<List<String>>> ACL_NAMES = OptionSpec.of("acl", Words.names())
            .help("Sections of acl.conf that must permit the address its requests come from.")
            .repeated();
    public static final OptionSpec<Acl> CONTACT_ACL =
            OptionSpec.acl("contact_permit", "contact_deny", "Addresses that its Contacts may name.");
    public static final OptionSpec<List<List<String>>> CONTACT_ACL_NAMES = OptionSpec.of("contact_acl", Words.names())
            .help("Sections of acl.conf that must permit the addresses its Contacts name.")
            .repeated();

    private EndpointSignalling() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                CONTEXT,
                TRANSPORT,
                AORS,
                AUTH,
                OUTBOUND_AUTH,
                OUTBOUND_PROXY,
                IDENTIFY_BY,
                ALLOW_UNAUTHENTICATED_OPTIONS,
                ALLOW_OVERLAP,
                OVERLAP_CONTEXT,
                FORCE_RPORT,
                REWRITE_CONTACT,
                RELIABLE,
                TIMERS,
                TIMERS_MIN_SE,
                TIMERS_SESS_EXPIRES,
                REDIRECT_METHOD,
                ALLOW_TRANSFER,
                REFER_BLIND_PROGRESS,
                FOLLOW_EARLY_MEDIA_FORK,
                SUPPRESS_Q850_REASON,
                IGNORE_183_WITHOUT_SDP,
                USER_EQ_PHONE,
                DEVICE_STATE_BUSY_AT,
                SET_VAR,
                ACCOUNT_CODE,
                ACL,
                ACL_NAMES,
                CONTACT_ACL,
                CONTACT_ACL_NAMES);
    }

    /** Every line of a list option, one after the other. */
    static List<String> joined(List<List<String>> lines) {
        return lines.stream()
                .flatMap(List::stream)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
