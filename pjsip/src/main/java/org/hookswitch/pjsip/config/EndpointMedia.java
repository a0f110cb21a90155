package org.hookswitch.pjsip.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Parsed;
import org.hookswitch.conf.table.ValueType;
import org.hookswitch.conf.table.Values;

/** The options of an endpoint about its audio. Constants. */
public final class EndpointMedia {

    /** How keys travel. */
    public enum DtmfMode {
        /** As telephone-events in RTP (RFC 4733, which succeeded RFC 2833). */
        RFC4733,
        /** As INFO requests. */
        INFO,
        /** As tones in the audio. */
        INBAND,
        /** As telephone-events where the other side offers them, else as tones. */
        AUTO,
        /** As telephone-events where the other side offers them, else as INFO. */
        AUTO_INFO
    }

    /** How the codecs of an offer are put in order. */
    public enum OfferPreference {
        /** Ours first. */
        LOCAL(false),
        LOCAL_FIRST(true),
        /** The other side's first. */
        REMOTE(false),
        REMOTE_FIRST(true);

        private final boolean onlyFirst;

        OfferPreference(boolean onlyFirst) {
            this.onlyFirst = onlyFirst;
        }

        /** Whether only the first codec of the order is used. */
        public boolean onlyFirst() {
            return onlyFirst;
        }

        /** Whether our own order counts. */
        public boolean isLocal() {
            return this == LOCAL || this == LOCAL_FIRST;
        }
    }

    private static final Map<String, DtmfMode> DTMF_WORDS = new LinkedHashMap<>();
    private static final Map<String, OfferPreference> OUTGOING_WORDS = new LinkedHashMap<>();

    static {
        DTMF_WORDS.put("rfc4733", DtmfMode.RFC4733);
        DTMF_WORDS.put("rfc2833", DtmfMode.RFC4733);
        DTMF_WORDS.put("info", DtmfMode.INFO);
        DTMF_WORDS.put("inband", DtmfMode.INBAND);
        DTMF_WORDS.put("auto", DtmfMode.AUTO);
        DTMF_WORDS.put("auto_info", DtmfMode.AUTO_INFO);
        OUTGOING_WORDS.put("local", OfferPreference.LOCAL);
        OUTGOING_WORDS.put("local_merge", OfferPreference.LOCAL);
        OUTGOING_WORDS.put("local_first", OfferPreference.LOCAL_FIRST);
        OUTGOING_WORDS.put("remote_merge", OfferPreference.REMOTE);
        OUTGOING_WORDS.put("remote", OfferPreference.REMOTE);
        OUTGOING_WORDS.put("remote_first", OfferPreference.REMOTE_FIRST);
    }

    private static final ValueType<String> NO_ENCRYPTION = Values.of(
            text -> text.equalsIgnoreCase("no")
                    ? Parsed.value("no")
                    : Parsed.problem(
                            "no: media is not encrypted here, and a call that was meant to be must not go in the clear",
                            Optional.of("write no, or leave the endpoint to a switch that encrypts")),
            text -> text,
            "no");

    /** The words of {@link DtmfMode}. */
    public static final ValueType<DtmfMode> DTMF_VALUE = Values.words(DTMF_WORDS);

    public static final OptionSpec<List<Option>> CODECS =
            OptionSpec.lines("The codecs it may use, best first: allow=!all,alaw,ulaw.", "allow", "disallow");
    public static final OptionSpec<Boolean> PREFERRED_CODEC_ONLY = OptionSpec.of("preferred_codec_only", Values.yesNo())
            .help("Whether its offers are answered with one codec rather than all that both sides have.")
            .defaultsTo(false);
    public static final OptionSpec<OfferPreference> INCOMING_CALL_OFFER_PREF = OptionSpec.of(
                    "incoming_call_offer_pref", Values.words(OfferPreference.class))
            .help("Whose order of codecs counts when it calls: local, local_first, remote, remote_first.")
            .defaultsTo(OfferPreference.LOCAL);
    public static final OptionSpec<OfferPreference> OUTGOING_CALL_OFFER_PREF = OptionSpec.of(
                    "outgoing_call_offer_pref", Values.words(OUTGOING_WORDS))
            .help("Which codec it is offered first: its own first (local…), or the caller's (remote…).")
            .defaultsTo(OfferPreference.REMOTE);
    public static final OptionSpec<DtmfMode> DTMF_MODE = OptionSpec.of("dtmf_mode", DTMF_VALUE)
            .help("How keys travel: rfc4733, info, inband, auto (events or tones), auto_info (events or INFO).")
            .defaultsTo(DtmfMode.RFC4733);
    public static final OptionSpec<Boolean> INBAND_PROGRESS = OptionSpec.of("inband_progress", Values.yesNo())
            .help("Whether it hears ringing from us (183) rather than making it itself (180).")
            .defaultsTo(false);
    public static final OptionSpec<Optional<InetAddress>> MEDIA_ADDRESS = OptionSpec.of(
                    "media_address", Values.ipAddress())
            .help("The address that it is told to send media to.")
            .optional();
    public static final OptionSpec<Boolean> BIND_RTP_TO_MEDIA_ADDRESS = OptionSpec.of(
                    "bind_rtp_to_media_address", Values.yesNo())
            .help("Whether media is received at media_address only.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> RTP_SYMMETRIC = OptionSpec.of("rtp_symmetric", Values.yesNo())
            .help("Whether media goes to where its media comes from, rather than to where its SDP says.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> ASYMMETRIC_RTP_CODEC = OptionSpec.of("asymmetric_rtp_codec", Values.yesNo())
            .help("Whether media to it may be in another codec than media from it.")
            .defaultsTo(false);
    public static final OptionSpec<Boolean> RTCP_MUX = OptionSpec.of("rtcp_mux", Values.yesNo())
            .help("Whether RTCP may share the port of RTP (RFC 5761).")
            .defaultsTo(false);
    public static final OptionSpec<Duration> RTP_TIMEOUT = OptionSpec.of("rtp_timeout", Values.seconds(0, 86_400))
            .help("The call ends when no media came for so many seconds; 0 is never.")
            .defaultsTo(Duration.ZERO);
    public static final OptionSpec<Duration> RTP_TIMEOUT_HOLD = OptionSpec.of(
                    "rtp_timeout_hold", Values.seconds(0, 86_400))
            .help("The same while the call is held.")
            .defaultsTo(Duration.ZERO);
    public static final OptionSpec<Integer> TOS_AUDIO = OptionSpec.of("tos_audio", TrafficClass.VALUE)
            .help("Type of service of its media: ef, af41, cs3, or a number from 0 to 255.")
            .defaultsTo(0);
    public static final OptionSpec<String> SDP_OWNER = OptionSpec.of("sdp_owner", Values.string())
            .help("User name in the o= line of SDP.")
            .defaultsTo("-");
    public static final OptionSpec<String> SDP_SESSION = OptionSpec.of("sdp_session", Values.string())
            .help("The s= line of SDP.")
            .defaultsTo("Hookswitch");
    public static final OptionSpec<Boolean> SUPPRESS_MOH_ON_SENDONLY = OptionSpec.of(
                    "suppress_moh_on_sendonly", Values.yesNo())
            .help("Whether the other party hears no music when it holds but goes on sending media itself.")
            .defaultsTo(false);
    public static final OptionSpec<String> MEDIA_ENCRYPTION =
            OptionSpec.of("media_encryption", NO_ENCRYPTION).help("Only no.").defaultsTo("no");

    private EndpointMedia() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                CODECS,
                PREFERRED_CODEC_ONLY,
                INCOMING_CALL_OFFER_PREF,
                OUTGOING_CALL_OFFER_PREF,
                DTMF_MODE,
                INBAND_PROGRESS,
                MEDIA_ADDRESS,
                BIND_RTP_TO_MEDIA_ADDRESS,
                RTP_SYMMETRIC,
                ASYMMETRIC_RTP_CODEC,
                RTCP_MUX,
                RTP_TIMEOUT,
                RTP_TIMEOUT_HOLD,
                TOS_AUDIO,
                SDP_OWNER,
                SDP_SESSION,
                SUPPRESS_MOH_ON_SENDONLY,
                MEDIA_ENCRYPTION);
    }
}
