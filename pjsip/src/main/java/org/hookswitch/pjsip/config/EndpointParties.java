package org.hookswitch.pjsip.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Parsed;
import org.hookswitch.conf.table.ValueType;
import org.hookswitch.conf.table.Values;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.Presentation;

/** The options of an endpoint that tell who calls whom: caller id, connected line, diversion. Constants. */
public final class EndpointParties {

    /** How an endpoint is told that it talks to somebody else now. */
    public enum ConnectedLineMethod {
        INVITE,
        UPDATE
    }

    private static final ValueType<Presentation> PRIVACY = Values.of(
            text -> Presentation.parse(text)
                    .map(Parsed::value)
                    .orElseGet(
                            () -> Parsed.problem("a presentation such as allowed_not_screened, prohib, unavailable")),
            Presentation::word,
            "a presentation such as allowed_not_screened, prohib, unavailable");

    public static final OptionSpec<Optional<PartyId>> CALLERID = OptionSpec.of(
                    "callerid",
                    Values.of(text -> Parsed.value(PartyId.parse(text)), PartyId::toString, "\"Name\" <number>"))
            .help("Its caller id, whatever its requests say: \"Name\" <number>.")
            .optional();
    public static final OptionSpec<Optional<Presentation>> CALLERID_PRIVACY = OptionSpec.of("callerid_privacy", PRIVACY)
            .help("Whether its caller id may be shown.")
            .optional();
    public static final OptionSpec<String> CALLERID_TAG = OptionSpec.of("callerid_tag", Values.string())
            .help("A word that goes with its caller id inside the switch.")
            .defaultsTo("");
    public static final OptionSpec<Boolean> TRUST_ID_INBOUND = OptionSpec.of("trust_id_inbound", Values.yesNo())
            .help("Whether P-Asserted-Identity, Remote-Party-ID and Privacy of its requests are believed.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> TRUST_ID_OUTBOUND = OptionSpec.of("trust_id_outbound", Values.yesNo())
            .help("Whether it is told identities that are not to be shown.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> TRUST_CONNECTED_LINE = OptionSpec.of("trust_connected_line", Values.yesNo())
            .help("Whether its updates of its identity are passed on.")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> SEND_CONNECTED_LINE = OptionSpec.of("send_connected_line", Values.yesNo())
            .help("Whether it is told when it talks to somebody else.")
            .defaultsTo(true);
    public static final OptionSpec<ConnectedLineMethod> CONNECTED_LINE_METHOD = OptionSpec.of(
                    "connected_line_method",
                    Values.words(Map.of(
                            "invite", ConnectedLineMethod.INVITE,
                            "reinvite", ConnectedLineMethod.INVITE,
                            "update", ConnectedLineMethod.UPDATE)))
            .help("By what it is told that it talks to somebody else: invite or update.")
            .defaultsTo(ConnectedLineMethod.INVITE);
    public static final OptionSpec<Boolean> SEND_PAI = OptionSpec.of("send_pai", Values.yesNo())
            .help("Whether it is sent P-Asserted-Identity.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> SEND_RPID = OptionSpec.of("send_rpid", Values.yesNo())
            .help("Whether it is sent Remote-Party-ID.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> RPID_IMMEDIATE = OptionSpec.of("rpid_immediate", Values.yesNo())
            .help("Whether a ringing or early phone is told of a new identity at once, in a 180 or 183 of its own.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> SEND_DIVERSION = OptionSpec.of("send_diversion", Values.yesNo())
            .help("Whether it is sent Diversion.")
            .defaultsTo(true);
    public static final OptionSpec<Boolean> SEND_HISTORY_INFO = OptionSpec.of("send_history_info", Values.yesNo())
            .help("Whether it is sent History-Info.")
            .defaultsTo(false);
    public static final OptionSpec<Optional<String>> FROM_USER = OptionSpec.of("from_user", Values.string())
            .help("User of the From of requests to it; by default the caller's number.")
            .optional();
    public static final OptionSpec<Optional<String>> FROM_DOMAIN = OptionSpec.of("from_domain", Values.string())
            .help("Host of the From of requests to it; by default our address.")
            .optional();
    public static final OptionSpec<Optional<String>> CONTACT_USER = OptionSpec.of("contact_user", Values.string())
            .help("User of the Contact of requests to it.")
            .optional();
    public static final OptionSpec<String> LANGUAGE = OptionSpec.of("language", Values.string())
            .help("Language of the prompts that its channels hear.")
            .defaultsTo("");
    public static final OptionSpec<String> TONE_ZONE = OptionSpec.of("tone_zone", Values.string())
            .help("Country whose tones its channels hear.")
            .defaultsTo("");
    public static final OptionSpec<String> MOH_SUGGEST = OptionSpec.of("moh_suggest", Values.string())
            .help("Class of music that the other party hears while it holds.")
            .defaultsTo("default");

    private EndpointParties() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                CALLERID,
                CALLERID_PRIVACY,
                CALLERID_TAG,
                TRUST_ID_INBOUND,
                TRUST_ID_OUTBOUND,
                TRUST_CONNECTED_LINE,
                SEND_CONNECTED_LINE,
                CONNECTED_LINE_METHOD,
                SEND_PAI,
                SEND_RPID,
                RPID_IMMEDIATE,
                SEND_DIVERSION,
                SEND_HISTORY_INFO,
                FROM_USER,
                FROM_DOMAIN,
                CONTACT_USER,
                LANGUAGE,
                TONE_ZONE,
                MOH_SUGGEST);
    }
}
