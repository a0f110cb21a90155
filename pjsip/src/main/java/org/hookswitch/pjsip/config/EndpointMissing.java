package org.hookswitch.pjsip.config;

import static org.hookswitch.conf.table.OptionSpec.notSupported;
import static org.hookswitch.pjsip.config.Words.detailOf;
import static org.hookswitch.pjsip.config.Words.offOnly;
import static org.hookswitch.pjsip.config.Words.onlyAs;

import java.util.List;
import org.hookswitch.conf.table.OptionSpec;

/**
 * The options of an endpoint that Asterisk has and this switch has not. Each is named at load when it is written, unless
 * its value asks for what happens here anyway. Constants.
 */
final class EndpointMissing {

    private static final String NO_MWI = "there is no message waiting indication";
    private static final String NO_SUBSCRIPTIONS = "there are no subscriptions";
    private static final String NO_PICKUP = "there are no pickup groups";
    private static final String NO_FAX = "there is no T.38 and no fax detection";
    private static final String NO_VIDEO = "there is no video";
    private static final String NO_DTLS = "media is not encrypted";
    private static final String THROUGH_US = "media always flows through the switch, as with direct_media=no";
    private static final String CODEC_ORDER = "use incoming_call_offer_pref and outgoing_call_offer_pref";
    private static final String NO_GEOLOCATION = "there is no geolocation";

    private EndpointMissing() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                // Media past the switch. The default in Asterisk is yes; here it is as if no had been written.
                offOnly("direct_media", THROUGH_US),
                detailOf("direct_media_method", THROUGH_US, "invite", "reinvite", "update"),
                detailOf("direct_media_glare_mitigation", THROUGH_US, "none", "outgoing", "incoming"),
                detailOf("disable_direct_media_on_nat", THROUGH_US, "yes", "no"),
                // Media that is not there.
                detailOf("rtp_ipv6", "media uses the family of addresses that signalling uses", "yes", "no"),
                offOnly("ice_support", "there is no ICE"),
                offOnly("use_ptime", "packets always hold 20 ms"),
                offOnly("use_avpf", "there is no AVPF"),
                offOnly("force_avp", "media is offered as RTP/AVP anyway"),
                offOnly("media_use_received_transport", "media is answered in the profile of the offer anyway"),
                offOnly("media_encryption_optimistic", "media is not encrypted"),
                offOnly("g726_non_standard", "there is no G.726"),
                offOnly("t38_udptl", NO_FAX),
                offOnly("t38_udptl_ec", NO_FAX),
                offOnly("t38_udptl_maxdatagram", NO_FAX),
                offOnly("t38_udptl_nat", NO_FAX),
                offOnly("t38_udptl_ipv6", NO_FAX),
                offOnly("t38_bind_udptl_to_media_address", NO_FAX),
                offOnly("fax_detect", NO_FAX),
                offOnly("fax_detect_timeout", NO_FAX),
                onlyAs("rtp_engine", "there is one RTP engine", "asterisk"),
                offOnly("rtp_keepalive", "there are no comfort-noise keep-alives"),
                offOnly("rtp_port_start", "ports are those of rtp.conf"),
                offOnly("rtp_port_end", "ports are those of rtp.conf"),
                onlyAs("max_audio_streams", "there is one audio stream", "1"),
                detailOf("max_video_streams", NO_VIDEO, "0", "1"),
                offOnly("tos_video", NO_VIDEO),
                offOnly("cos_video", NO_VIDEO),
                offOnly("cos_audio", "the priority of frames cannot be set from Java; use tos_audio"),
                offOnly("bundle", "there is one audio stream"),
                offOnly("webrtc", "there is no DTLS-SRTP and no ICE"),
                offOnly("moh_passthrough", "hold music is played here"),
                offOnly("accept_multiple_sdp_answers", "the first answer of each branch counts"),
                detailOf("codec_prefs_incoming_offer", CODEC_ORDER),
                detailOf("codec_prefs_outgoing_offer", CODEC_ORDER),
                detailOf("codec_prefs_incoming_answer", CODEC_ORDER),
                detailOf("codec_prefs_outgoing_answer", CODEC_ORDER),
                detailOf("dtls_verify", NO_DTLS, "no"),
                detailOf("dtls_rekey", NO_DTLS, "0"),
                offOnly("dtls_auto_generate_cert", NO_DTLS),
                notSupported("dtls_cert_file", NO_DTLS),
                notSupported("dtls_private_key", NO_DTLS),
                notSupported("dtls_cipher", NO_DTLS),
                notSupported("dtls_ca_file", NO_DTLS),
                notSupported("dtls_ca_path", NO_DTLS),
                notSupported("dtls_setup", NO_DTLS),
                notSupported("dtls_fingerprint", NO_DTLS),
                offOnly("srtp_tag_32", NO_DTLS),
                // Message waiting, presence, messages.
                detailOf("aggregate_mwi", NO_MWI, "yes", "no"),
                notSupported("mailboxes", NO_MWI, ""),
                detailOf("mwi_subscribe_replaces_unsolicited", NO_MWI, "yes", "no"),
                notSupported("mwi_from_user", NO_MWI, ""),
                notSupported("voicemail_extension", NO_MWI, ""),
                notSupported("incoming_mwi_mailbox", NO_MWI, ""),
                offOnly("allow_subscribe", NO_SUBSCRIPTIONS),
                detailOf("sub_min_expiry", NO_SUBSCRIPTIONS, "60"),
                notSupported("subscribe_context", NO_SUBSCRIPTIONS, ""),
                offOnly("notify_early_inuse_ringing", NO_SUBSCRIPTIONS),
                notSupported("message_context", "there are no text messages outside of calls", ""),
                notSupported("follow_redirect_methods", "there are no text messages outside of calls", ""),
                // Features of channels.
                notSupported("call_group", NO_PICKUP, ""),
                notSupported("pickup_group", NO_PICKUP, ""),
                notSupported("named_call_group", NO_PICKUP, ""),
                notSupported("named_pickup_group", NO_PICKUP, ""),
                offOnly("one_touch_recording", "there is no one-touch recording by INFO"),
                detailOf("record_on_feature", "there is no one-touch recording by INFO", "automixmon"),
                detailOf("record_off_feature", "there is no one-touch recording by INFO", "automixmon"),
                notSupported("tenantid", "channels have no tenant", ""),
                offOnly("send_aoc", "there is no advice of charge"),
                // Security and location.
                offOnly("stir_shaken", "caller ids are not signed"),
                notSupported("stir_shaken_profile", "caller ids are not signed", ""),
                offOnly("security_negotiation", "there is no security agreement (RFC 3329)"),
                notSupported("security_mechanisms", "there is no security agreement (RFC 3329)", ""),
                notSupported("geoloc_incoming_call_profile", NO_GEOLOCATION, ""),
                notSupported("geoloc_outgoing_call_profile", NO_GEOLOCATION, ""));
    }
}
