package org.hookswitch.pjsip.config;

import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.media.Codec;
import org.hookswitch.sip.SipUri;

/**
 * An endpoint as configured, what it names found. Immutable.
 *
 * @param codecs that it may use, best first; never empty
 * @param auths one of which its requests must show; empty when they need not
 * @param outboundAuths for challenges that it sends us
 * @param aors in order
 * @param outboundProxy where requests to it go first
 * @param acls all of which must permit the address its requests come from
 * @param contactAcls all of which must permit the addresses that its Contacts name
 */
public record EndpointConfig(
        Settings settings,
        List<Codec> codecs,
        List<AuthConfig> auths,
        List<AuthConfig> outboundAuths,
        List<AorConfig> aors,
        Optional<SipUri> outboundProxy,
        List<Acl> acls,
        List<Acl> contactAcls) {

    public EndpointConfig {
        codecs = List.copyOf(codecs);
        auths = List.copyOf(auths);
        outboundAuths = List.copyOf(outboundAuths);
        aors = List.copyOf(aors);
        acls = List.copyOf(acls);
        contactAcls = List.copyOf(contactAcls);
    }

    public String name() {
        return settings.name();
    }

    /** A setting; asked for many times in every call. */
    public <T> T get(OptionSpec<T> option) {
        return settings.get(option);
    }

    @Override
    public String toString() {
        return "endpoint " + name();
    }
}
