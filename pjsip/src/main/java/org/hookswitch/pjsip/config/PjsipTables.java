package org.hookswitch.pjsip.config;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.hookswitch.conf.table.SectionTypes;

/**
 * The sections of pjsip.conf. Constants.
 *
 * <p>Follows the page "res_pjsip" of Asterisk's module configuration, version 22.
 */
public final class PjsipTables {

    public static final SectionType ENDPOINT =
            SectionType.of("endpoint", "A telephone, a trunk: whoever sends and gets calls.", endpointOptions());
    public static final SectionType AUTH =
            SectionType.of("auth", "A name and a password, ours or an endpoint's.", AuthOptions.all());
    public static final SectionType AOR = SectionType.of(
            "aor", "An address of record: where an endpoint can be reached, told or registered.", AorOptions.all());
    public static final SectionType TRANSPORT =
            SectionType.of("transport", "An address and a protocol at which SIP is spoken.", TransportOptions.all());
    public static final SectionType IDENTIFY = SectionType.of(
            "identify",
            "Tells an endpoint by where its requests come from or by what is in them.",
            IdentifyOptions.all());
    public static final SectionType GLOBAL =
            SectionType.of("global", "What holds for all of SIP.", GlobalOptions.all());
    public static final SectionType SYSTEM = SectionType.of("system", "Times and limits of SIP.", SystemOptions.all());
    public static final SectionType ACL =
            SectionType.of("acl", "Addresses from which any request may come at all.", AclOptions.all());
    public static final SectionType DOMAIN_ALIAS = SectionType.of(
            "domain_alias",
            "Another name of a domain: the section's name stands for the domain.",
            DomainAliasOptions.all());

    /** Every type of section. */
    public static final SectionTypes ALL = SectionTypes.byTypeOption(
            "type",
            ENDPOINT,
            AUTH,
            AOR,
            TRANSPORT,
            IDENTIFY,
            GLOBAL,
            SYSTEM,
            ACL,
            DOMAIN_ALIAS,
            SectionType.notSupported("registration", "the switch does not register itself elsewhere"),
            SectionType.notSupported("contact", "contacts are learned by registration or written in an aor"),
            SectionType.notSupported("phoneprov", "phones are not provisioned"),
            SectionType.notSupported("outbound-publish", "nothing is published"),
            SectionType.notSupported("asterisk-publication", "nothing is published"),
            SectionType.notSupported("inbound-publication", "nothing that others publish is taken"),
            SectionType.notSupported("resource_list", "there are no subscriptions"),
            SectionType.notSupported("subscription_persistence", "there are no subscriptions"));

    private PjsipTables() {}

    private static List<OptionSpec<?>> endpointOptions() {
        List<OptionSpec<?>> options = new ArrayList<>(EndpointSignalling.all());
        options.addAll(EndpointParties.all());
        options.addAll(EndpointMedia.all());
        options.addAll(EndpointMissing.all());
        return options;
    }
}
