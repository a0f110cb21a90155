package org.hookswitch.pjsip.config;

import static org.hookswitch.conf.table.OptionSpec.notSupported;
import static org.hookswitch.pjsip.config.Words.detailOf;
import static org.hookswitch.pjsip.config.Words.offOnly;
import static org.hookswitch.pjsip.config.Words.onlyAs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.table.HostPort;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Subnet;
import org.hookswitch.conf.table.Values;
import org.hookswitch.sip.transport.TransportProtocol;

/** The options of a transport. Constants. */
public final class TransportOptions {

    private static final String NO_TLS = "there is no TLS";
    private static final String NO_TCP = "there is no TCP";

    public static final OptionSpec<TransportProtocol> PROTOCOL = OptionSpec.of(
                    "protocol",
                    Words.wordsWithout(
                            Values.words(Map.of("udp", TransportProtocol.UDP)),
                            "SIP is spoken over UDP only",
                            "tcp",
                            "tls",
                            "ws",
                            "wss",
                            "flow"))
            .help("The protocol: udp.")
            .defaultsTo(TransportProtocol.UDP);
    public static final OptionSpec<HostPort> BIND = OptionSpec.of("bind", Values.hostPort(0))
            .help("Address and port at which SIP is received; port 5060 when none is given.")
            .required();
    public static final OptionSpec<Optional<HostPort>> EXTERNAL_SIGNALING_ADDRESS = OptionSpec.of(
                    "external_signaling_address", Values.hostPort(0))
            .help("Our address as it is seen from beyond local_net, for Via and Contact.")
            .optional();
    public static final OptionSpec<Integer> EXTERNAL_SIGNALING_PORT = OptionSpec.of(
                    "external_signaling_port", Values.integer(0, 65_535))
            .help("Our port as it is seen from beyond local_net; 0 is the port bound.")
            .defaultsTo(0);
    public static final OptionSpec<Optional<HostPort>> EXTERNAL_MEDIA_ADDRESS = OptionSpec.of(
                    "external_media_address", Values.hostPort(0))
            .help("Our address for media as it is seen from beyond local_net.")
            .optional();
    public static final OptionSpec<List<List<Subnet>>> LOCAL_NET = OptionSpec.of(
                    "local_net", Values.list(Values.subnet()))
            .help("Networks that are reached without passing a NAT.")
            .repeated();
    public static final OptionSpec<Integer> TOS = OptionSpec.of("tos", TrafficClass.VALUE)
            .help("Type of service of what is sent: cs3, ef, af31, or a number from 0 to 255.")
            .defaultsTo(0);

    private TransportOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                PROTOCOL,
                BIND,
                EXTERNAL_SIGNALING_ADDRESS,
                EXTERNAL_SIGNALING_PORT,
                EXTERNAL_MEDIA_ADDRESS,
                LOCAL_NET,
                TOS,
                notSupported("external_signaling_hostname", "write external_signaling_address", ""),
                notSupported("domain", "write from_domain in the endpoint", ""),
                onlyAs("async_operations", "one thread receives", "1"),
                offOnly("cos", "the priority of frames cannot be set from Java; use tos"),
                offOnly("allow_reload", "transports are opened at start only"),
                offOnly("symmetric_transport", "requests go over the first transport that reaches their target"),
                notSupported("ca_list_file", NO_TLS, ""),
                notSupported("ca_list_path", NO_TLS, ""),
                notSupported("cert_file", NO_TLS, ""),
                notSupported("cipher", NO_TLS, ""),
                notSupported("method", NO_TLS, ""),
                notSupported("password", NO_TLS, ""),
                notSupported("priv_key_file", NO_TLS, ""),
                offOnly("require_client_cert", NO_TLS),
                offOnly("verify_client", NO_TLS),
                offOnly("verify_server", NO_TLS),
                offOnly("allow_wildcard_certs", NO_TLS),
                offOnly("tcp_keepalive_enable", NO_TCP),
                detailOf("tcp_keepalive_idle_time", NO_TCP, "30"),
                detailOf("tcp_keepalive_interval_time", NO_TCP, "10"),
                detailOf("tcp_keepalive_probe_count", NO_TCP, "5"),
                detailOf("websocket_write_timeout", "there is no WebSocket", "100"));
    }
}
