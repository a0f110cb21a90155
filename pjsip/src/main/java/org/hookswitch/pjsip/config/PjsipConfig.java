package org.hookswitch.pjsip.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.media.rtp.RtpSettings;

/**
 * Everything that pjsip.conf, rtp.conf and the lists of acl.conf that they name say, checked as a whole. Immutable.
 *
 * @param global what holds for all of SIP
 * @param system times and limits
 * @param transports in the order of the file, at least one
 * @param endpoints by name, in the order of the file
 * @param aors by name, in the order of the file
 * @param identifies in the order of the file
 * @param acls all of which must permit the address that any request comes from
 * @param contactAcls all of which must permit the addresses that Contacts name
 * @param domainAliases other names of domains, and the domains
 * @param rtp ports and times of media
 */
public record PjsipConfig(
        Settings global,
        Settings system,
        List<TransportConfig> transports,
        Map<String, EndpointConfig> endpoints,
        Map<String, AorConfig> aors,
        List<IdentifyConfig> identifies,
        List<Acl> acls,
        List<Acl> contactAcls,
        Map<String, String> domainAliases,
        RtpSettings rtp) {

    /** The file that is read. */
    public static final String FILE = "pjsip.conf";

    public PjsipConfig {
        transports = List.copyOf(transports);
        identifies = List.copyOf(identifies);
        acls = List.copyOf(acls);
        contactAcls = List.copyOf(contactAcls);
        domainAliases = Map.copyOf(domainAliases);
    }

    /**
     * Reads pjsip.conf, and rtp.conf where it is there. May wait for the disk, and for the name server where an identify
     * section names hosts.
     *
     * @param diagnostics takes what is wrong
     * @return empty when there were errors: nothing half right is ever used
     */
    public static Optional<PjsipConfig> read(ConfReader reader, Diagnostics diagnostics) {
        return new ConfigAssembly(reader, diagnostics).assemble();
    }

    /** A setting of the {@code global} or the {@code system} section. */
    public <T> T get(OptionSpec<T> option) {
        return global.type().options().contains(option) ? global.get(option) : system.get(option);
    }

    public Optional<EndpointConfig> endpoint(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    public Optional<AorConfig> aor(String name) {
        return Optional.ofNullable(aors.get(name));
    }
}
