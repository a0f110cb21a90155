package org.hookswitch.pjsip.config;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.TypedSections;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.sip.SipUri;

/**
 * Puts the configuration together: every section read with its table, every name that one has for another looked up.
 * One thread, once.
 */
final class ConfigAssembly {

    private final ConfReader reader;
    private final Diagnostics diagnostics;
    private final Conf conf;
    private final TypedSections sections;
    private final Report report;
    private final NamedAcls acls;
    private final Settings global;

    ConfigAssembly(ConfReader reader, Diagnostics diagnostics) {
        this.reader = reader;
        this.diagnostics = diagnostics;
        this.conf = reader.read(PjsipConfig.FILE);
        diagnostics.addAll(conf.diagnostics());
        this.sections = PjsipTables.ALL.read(conf, diagnostics);
        this.report = new Report(conf, diagnostics);
        this.acls = new NamedAcls(reader, diagnostics);
        this.global = sections.only(PjsipTables.GLOBAL);
    }

    Optional<PjsipConfig> assemble() {
        List<TransportConfig> transports = transports();
        Map<String, AuthConfig> auths = auths();
        Map<String, AorConfig> aors = aors();
        Map<String, EndpointConfig> endpoints = endpoints(transports, auths, aors);
        List<IdentifyConfig> identifies = identifies(endpoints);
        warnOfOpenEndpoints(endpoints, identifies);
        List<Acl> allAcls = new ArrayList<>();
        List<Acl> allContactAcls = new ArrayList<>();
        for (Settings acl : sections.all(PjsipTables.ACL)) {
            allAcls.addAll(acls(acl, AclOptions.ADDRESSES, AclOptions.NAMES));
            allContactAcls.addAll(acls(acl, AclOptions.CONTACTS, AclOptions.CONTACT_NAMES));
        }
        RtpSettings rtp = RtpOptions.read(reader, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new PjsipConfig(
                global,
                sections.only(PjsipTables.SYSTEM),
                transports,
                endpoints,
                aors,
                identifies,
                allAcls,
                allContactAcls,
                domainAliases(),
                rtp));
    }

    // --- transports

    private List<TransportConfig> transports() {
        List<TransportConfig> transports = new ArrayList<>();
        Map<InetSocketAddress, String> bound = new HashMap<>();
        for (Settings settings : sections.all(PjsipTables.TRANSPORT)) {
            if (!settings.isComplete()) {
                continue;
            }
            Optional<TransportConfig> transport = new TransportReader(report).read(settings);
            transport.ifPresent(made -> {
                String other = made.bind().getPort() == 0 ? null : bound.put(made.bind(), made.name());
                if (other != null) {
                    report.at(settings, TransportOptions.BIND)
                            .error(
                                    "bind-twice",
                                    "transport [" + other + "] is bound to the same address",
                                    "give one of them another port, or remove it");
                }
                transports.add(made);
            });
        }
        if (sections.all(PjsipTables.TRANSPORT).isEmpty()) {
            report.atFile()
                    .error(
                            "no-transport",
                            "there is no transport, so nothing could be received",
                            "add a section with type = transport, protocol = udp and bind = 0.0.0.0");
        }
        return transports;
    }

    // --- credentials and addresses of record

    private Map<String, AuthConfig> auths() {
        Map<String, AuthConfig> auths = new LinkedHashMap<>();
        AuthReader authReader = new AuthReader(report, global);
        for (Settings settings : sections.all(PjsipTables.AUTH)) {
            auths.put(settings.name(), authReader.read(settings));
        }
        return auths;
    }

    private Map<String, AorConfig> aors() {
        Map<String, AorConfig> aors = new LinkedHashMap<>();
        for (Settings settings : sections.all(PjsipTables.AOR)) {
            List<SipUri> contacts = new ArrayList<>();
            for (String text : EndpointSignalling.joined(settings.get(AorOptions.CONTACT))) {
                sipUri(settings, AorOptions.CONTACT, text).ifPresent(contacts::add);
            }
            if (settings.get(AorOptions.MINIMUM_EXPIRATION).compareTo(settings.get(AorOptions.MAXIMUM_EXPIRATION))
                    > 0) {
                report.at(settings, AorOptions.MINIMUM_EXPIRATION)
                        .error(
                                "expiration",
                                "minimum_expiration is longer than maximum_expiration, so nobody could register",
                                "write a minimum_expiration of at most "
                                        + settings.get(AorOptions.MAXIMUM_EXPIRATION)
                                                .toSeconds());
            }
            if (contacts.isEmpty() && settings.get(AorOptions.MAX_CONTACTS) == 0) {
                report.at(settings)
                        .warning(
                                "unreachable-aor",
                                "[" + settings.name() + "] has no contact and lets nobody register",
                                "write max_contacts = 1, or contact = sip:…");
            }
            aors.put(settings.name(), new AorConfig(settings, contacts));
        }
        return aors;
    }

    private Optional<SipUri> sipUri(Settings settings, OptionSpec<?> option, String text) {
        Optional<SipUri> uri = SipUri.parse(text);
        if (uri.isEmpty()) {
            report.at(settings, option)
                    .error(
                            "bad-uri",
                            "'" + text + "' is no SIP URI",
                            "write sip:user@host:port; a semicolon in it needs a backslash before it");
        }
        return uri;
    }

    // --- endpoints

    private Map<String, EndpointConfig> endpoints(
            List<TransportConfig> transports, Map<String, AuthConfig> auths, Map<String, AorConfig> aors) {
        Map<String, EndpointConfig> endpoints = new LinkedHashMap<>();
        List<String> transportNames =
                transports.stream().map(TransportConfig::name).toList();
        for (Settings settings : sections.all(PjsipTables.ENDPOINT)) {
            settings.get(EndpointSignalling.TRANSPORT)
                    .filter(name -> !transportNames.contains(name))
                    .ifPresent(name -> report.at(settings, EndpointSignalling.TRANSPORT)
                            .unknown("transport", name, transportNames));
            for (String variable : settings.get(EndpointSignalling.SET_VAR)) {
                if (variable.indexOf('=') <= 0) {
                    report.at(settings, EndpointSignalling.SET_VAR)
                            .error("set-var", "'" + variable + "' sets nothing", "write set_var = NAME=value");
                }
            }
            EndpointConfig endpoint = new EndpointConfig(
                    settings,
                    codecs(settings),
                    named(settings, EndpointSignalling.AUTH, "auth", auths),
                    named(settings, EndpointSignalling.OUTBOUND_AUTH, "auth", auths),
                    named(settings, EndpointSignalling.AORS, "aor", aors),
                    settings.get(EndpointSignalling.OUTBOUND_PROXY)
                            .flatMap(text -> sipUri(settings, EndpointSignalling.OUTBOUND_PROXY, text)),
                    acls(settings, EndpointSignalling.ACL, EndpointSignalling.ACL_NAMES),
                    acls(settings, EndpointSignalling.CONTACT_ACL, EndpointSignalling.CONTACT_ACL_NAMES));
            endpoints.put(settings.name(), endpoint);
        }
        return endpoints;
    }

    private <T> List<T> named(Settings settings, OptionSpec<List<String>> option, String what, Map<String, T> all) {
        List<T> found = new ArrayList<>();
        for (String name : settings.get(option)) {
            T one = all.get(name);
            if (one != null) {
                found.add(one);
            } else if (!name.isEmpty()) {
                report.at(settings, option).unknown(what, name, all.keySet());
            }
        }
        return found;
    }

    private List<org.hookswitch.media.Codec> codecs(Settings settings) {
        List<org.hookswitch.media.Codec> codecs = CodecLines.read(settings.get(EndpointMedia.CODECS), report);
        if (codecs.isEmpty()) {
            report.at(settings)
                    .error(
                            "no-codec",
                            "[" + settings.name() + "] has no codec that is there, so no call with it would be heard",
                            "write allow = "
                                    + CodecLines.names(CodecLines.AVAILABLE).replace(" ", ""));
        }
        return codecs;
    }

    private List<Acl> acls(Settings settings, OptionSpec<Acl> own, OptionSpec<List<List<String>>> names) {
        List<Acl> all = new ArrayList<>();
        if (!settings.get(own).rules().isEmpty()) {
            all.add(settings.get(own));
        }
        for (String name : EndpointSignalling.joined(settings.get(names))) {
            acls.named(name)
                    .ifPresentOrElse(
                            all::add,
                            () -> report.at(settings, names)
                                    .error(
                                            "unknown-acl",
                                            "there is no section [" + name + "] in " + NamedAcls.FILE,
                                            "add it there, or write permit and deny here"));
        }
        return all;
    }

    /** Whoever calls himself such an endpoint may call; Asterisk allows it in silence. */
    private void warnOfOpenEndpoints(Map<String, EndpointConfig> endpoints, List<IdentifyConfig> identifies) {
        for (EndpointConfig endpoint : endpoints.values()) {
            if (!endpoint.auths().isEmpty()) {
                continue;
            }
            boolean byAddress =
                    identifies.stream().anyMatch(rule -> rule.endpoint().equals(endpoint.name()));
            boolean byName =
                    endpoint.get(EndpointSignalling.IDENTIFY_BY).contains(EndpointSignalling.IdentifyBy.USERNAME);
            if (byName) {
                String why = byAddress ? "it is identified by address, but also by name, and" : "it";
                report.at(endpoint.settings())
                        .warning(
                                "open-endpoint",
                                "anybody who calls himself " + endpoint.name() + " may call: " + why + " has no auth",
                                byAddress ? "write identify_by = ip" : "write auth = …, or identify_by = ip");
            }
        }
    }

    // --- the rest

    private List<IdentifyConfig> identifies(Map<String, EndpointConfig> endpoints) {
        List<IdentifyConfig> identifies = new ArrayList<>();
        for (Settings settings : sections.all(PjsipTables.IDENTIFY)) {
            if (!settings.isComplete()) {
                continue;
            }
            String endpoint = settings.get(IdentifyOptions.ENDPOINT);
            if (!endpoints.containsKey(endpoint)) {
                report.at(settings, IdentifyOptions.ENDPOINT).unknown("endpoint", endpoint, endpoints.keySet());
            }
            identifies.add(new IdentifyReader(report).read(settings));
        }
        return identifies;
    }

    private Map<String, String> domainAliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (Settings alias : sections.all(PjsipTables.DOMAIN_ALIAS)) {
            if (alias.isComplete()) {
                aliases.put(alias.name(), alias.get(DomainAliasOptions.DOMAIN));
            }
        }
        return aliases;
    }
}
