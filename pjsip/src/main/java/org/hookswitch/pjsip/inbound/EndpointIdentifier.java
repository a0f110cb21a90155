package org.hookswitch.pjsip.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.EndpointSignalling.IdentifyBy;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.pjsip.config.GlobalOptions.Identifier;
import org.hookswitch.pjsip.config.IdentifyConfig;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transport.Flow;

/**
 * Finds the endpoint that a request is from, by the ways of {@code endpoint_identifier_order} and, of those, the ones that
 * the endpoint allows in {@code identify_by}.
 *
 * <p>Immutable; any thread.
 */
public final class EndpointIdentifier {

    private final PjsipConfig config;
    private final List<Identifier> order;
    private final boolean domains;
    private final Map<String, String> aliases;

    public EndpointIdentifier(PjsipConfig config) {
        this.config = config;
        this.domains = !config.get(GlobalOptions.DISABLE_MULTI_DOMAIN);
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(config.domainAliases());
        this.aliases = byName;
        // Ways that the order does not name come after it, but for the one that lets everybody in.
        List<Identifier> all = new ArrayList<>(config.get(GlobalOptions.ENDPOINT_IDENTIFIER_ORDER));
        for (Identifier other : Identifier.values()) {
            if (!all.contains(other) && other != Identifier.ANONYMOUS) {
                all.add(other);
            }
        }
        this.order = List.copyOf(all);
    }

    /** The endpoint, if there is one. */
    public Optional<EndpointConfig> identify(SipRequest request, Flow source) {
        for (Identifier way : order) {
            Optional<EndpointConfig> found = identify(way, request, source);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<EndpointConfig> identify(Identifier way, SipRequest request, Flow source) {
        return switch (way) {
            case IP -> byRule(IdentifyBy.IP, rule -> comesFrom(rule, source));
            case HEADER ->
                byRule(
                        IdentifyBy.HEADER,
                        rule -> rule.header()
                                .filter(match -> request.headers().texts(match.header()).stream()
                                        .anyMatch(match.value()::matches))
                                .isPresent());
            case REQUEST_URI ->
                byRule(
                        IdentifyBy.REQUEST_URI,
                        rule -> rule.requestUri()
                                .filter(match -> match.matches(request.uri().toString()))
                                .isPresent());
            case USERNAME -> byName(IdentifyBy.USERNAME, user(request), host(request));
            case AUTH_USERNAME ->
                credentials(request).flatMap(c -> byName(IdentifyBy.AUTH_USERNAME, c.username(), c.realm()));
            case ANONYMOUS -> named("anonymous", host(request)).findFirst();
        };
    }

    // --- by rules

    private interface Rule {
        boolean fits(IdentifyConfig rule);
    }

    private Optional<EndpointConfig> byRule(IdentifyBy way, Rule fits) {
        for (IdentifyConfig rule : config.identifies()) {
            if (fits.fits(rule)) {
                Optional<EndpointConfig> endpoint =
                        config.endpoint(rule.endpoint()).filter(e -> allows(e, way));
                if (endpoint.isPresent()) {
                    return endpoint;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean comesFrom(IdentifyConfig rule, Flow source) {
        return rule.addresses().stream()
                .anyMatch(net -> net.contains(source.peer().address()));
    }

    // --- by names

    private Optional<EndpointConfig> byName(IdentifyBy way, String user, String domain) {
        return user.isEmpty()
                ? Optional.empty()
                : named(user, domain).filter(e -> allows(e, way)).findFirst();
    }

    private java.util.stream.Stream<EndpointConfig> named(String user, String domain) {
        if (!domains || domain.isEmpty()) {
            return config.endpoint(user).stream();
        }
        Optional<String> alias = Optional.ofNullable(aliases.get(domain));
        return java.util.stream.Stream.of(
                        config.endpoint(user + "@" + domain),
                        alias.flatMap(real -> config.endpoint(user + "@" + real)),
                        config.endpoint(user))
                .flatMap(Optional::stream);
    }

    private static boolean allows(EndpointConfig endpoint, IdentifyBy way) {
        return endpoint.get(EndpointSignalling.IDENTIFY_BY).contains(way);
    }

    /** The user that the request says it is from, cut at a semicolon where that is wanted. */
    String user(SipRequest request) {
        return user(request.from().uri().user());
    }

    /** A user of a URI as endpoints and numbers are named: without what follows a semicolon, where that is wanted. */
    public String user(String user) {
        int semicolon = config.get(GlobalOptions.IGNORE_URI_USER_OPTIONS) ? user.indexOf(';') : -1;
        return semicolon < 0 ? user : user.substring(0, semicolon);
    }

    private static String host(SipRequest request) {
        return request.from().uri().sip().map(SipUri::host).orElse("").toLowerCase(Locale.ROOT);
    }

    static Optional<Credentials> credentials(SipRequest request) {
        return request.first(HeaderType.AUTHORIZATION).or(() -> request.first(HeaderType.PROXY_AUTHORIZATION));
    }
}
