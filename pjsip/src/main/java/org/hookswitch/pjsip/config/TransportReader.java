package org.hookswitch.pjsip.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.HostPort;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.Subnet;

/** Makes a transport of its section. One thread. */
final class TransportReader {

    private final Report report;

    TransportReader(Report report) {
        this.report = report;
    }

    Optional<TransportConfig> read(Settings settings) {
        HostPort bind = settings.get(TransportOptions.BIND);
        Optional<InetAddress> address = literal(bind.host());
        if (address.isEmpty()) {
            report.at(settings, TransportOptions.BIND)
                    .error(
                            "bind",
                            "'" + bind.host() + "' is no address of this machine",
                            "write bind = 0.0.0.0, or one address as numbers");
            return Optional.empty();
        }
        boolean external = settings.get(TransportOptions.EXTERNAL_MEDIA_ADDRESS).isPresent()
                || settings.get(TransportOptions.EXTERNAL_SIGNALING_ADDRESS).isPresent();
        List<Subnet> localNets = settings.get(TransportOptions.LOCAL_NET).stream()
                .flatMap(List::stream)
                .toList();
        if (external && localNets.isEmpty()) {
            report.at(settings)
                    .note("no-local-net", "the external addresses are told to everybody, since there is no local_net");
        }
        if (!external && !localNets.isEmpty()) {
            report.at(settings, TransportOptions.LOCAL_NET)
                    .warning(
                            "no-external-address",
                            "local_net changes nothing without an external address",
                            "write external_signaling_address and external_media_address");
        }
        int port = settings.written(TransportOptions.BIND).getLast().value().endsWith(":0")
                ? 0
                : bind.port() == 0 ? settings.get(TransportOptions.PROTOCOL).defaultPort() : bind.port();
        return Optional.of(new TransportConfig(
                settings,
                new InetSocketAddress(address.get(), port),
                settings.get(TransportOptions.EXTERNAL_MEDIA_ADDRESS).flatMap(host -> lookUp(settings, host)),
                localNets));
    }

    private Optional<InetAddress> lookUp(Settings settings, HostPort host) {
        Optional<InetAddress> literal = literal(host.host());
        if (literal.isPresent()) {
            return literal;
        }
        try {
            return Optional.of(InetAddress.getByName(host.host()));
        } catch (UnknownHostException unknown) {
            report.at(settings, TransportOptions.EXTERNAL_MEDIA_ADDRESS)
                    .error(
                            "unknown-host",
                            "the name '" + host.host() + "' has no address",
                            "write the address as numbers");
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> literal(String host) {
        return Subnet.parse(host).filter(net -> host.indexOf('/') < 0).map(Subnet::network);
    }
}
