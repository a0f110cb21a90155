package org.hookswitch.pjsip.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.Subnet;
import org.hookswitch.sip.transport.TransportProtocol;

/**
 * A transport as configured. Immutable.
 *
 * @param bind where SIP is received
 * @param externalMedia our address for media as seen from beyond the local networks
 * @param localNets networks that are reached without passing a NAT
 */
public record TransportConfig(
        Settings settings, InetSocketAddress bind, Optional<InetAddress> externalMedia, List<Subnet> localNets) {

    public TransportConfig {
        localNets = List.copyOf(localNets);
    }

    public String name() {
        return settings.name();
    }

    public TransportProtocol protocol() {
        return settings.get(TransportOptions.PROTOCOL);
    }

    public <T> T get(OptionSpec<T> option) {
        return settings.get(option);
    }

    /** Whether an address is reached without passing a NAT; where no network is written, none is. */
    public boolean isLocal(InetAddress address) {
        for (Subnet net : localNets) {
            if (net.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
