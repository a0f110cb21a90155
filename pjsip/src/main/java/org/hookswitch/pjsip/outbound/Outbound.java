package org.hookswitch.pjsip.outbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hookswitch.pjsip.config.AuthConfig;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.DigestAlgorithm;
import org.hookswitch.sip.dialog.Authenticator;
import org.hookswitch.sip.dialog.RequestOptions;
import org.hookswitch.sip.dialog.SessionTimers;
import org.hookswitch.sip.dialog.SipStack;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.Locator;

/**
 * Finds the way for requests outside of dialogs, and says how those of an endpoint are sent.
 *
 * <p>Any thread; waits for nothing.
 */
public final class Outbound {

    private final SipStack stack;
    private final Transports transports;
    private final Locator locator;
    private final Map<String, RequestOptions> options = new ConcurrentHashMap<>();

    public Outbound(SipStack stack, Transports transports, Locator locator) {
        this.stack = stack;
        this.transports = transports;
        this.locator = locator;
    }

    public SipStack stack() {
        return stack;
    }

    public Transports transports() {
        return transports;
    }

    /**
     * Finds the way to a target.
     *
     * @param found is told once: on this thread when no name has to be looked up, else later on another; empty when there
     *     is none
     */
    public void find(Target target, Consumer<Optional<Way>> found) {
        if (target.hop().isPresent()) {
            found.accept(way(List.of(target.hop().get()), target.endpoint()));
            return;
        }
        SipUri next = target.routes().isEmpty()
                ? target.uri()
                : target.routes().getFirst().uri().sip().orElse(target.uri());
        locator.locate(next, hops -> found.accept(way(hops, target.endpoint())));
    }

    private Optional<Way> way(List<Hop> hops, Optional<EndpointConfig> endpoint) {
        for (Hop hop : hops) {
            Optional<Flow> flow = transports.flow(hop, endpoint);
            if (flow.isPresent()) {
                return Optional.of(new Way(flow.get(), stack.transports().sentBy(flow.get())));
            }
        }
        return Optional.empty();
    }

    /** How requests to an endpoint, and those within its dialogs, are sent. */
    public RequestOptions options(EndpointConfig endpoint) {
        return options.computeIfAbsent(endpoint.name(), name -> make(endpoint));
    }

    private RequestOptions make(EndpointConfig endpoint) {
        return RequestOptions.NONE
                .withSymmetric(endpoint.get(EndpointSignalling.REWRITE_CONTACT))
                .withAuthenticator(authenticator(endpoint.outboundAuths()))
                .withSessionTimers(timers(endpoint));
    }

    private static SessionTimers timers(EndpointConfig endpoint) {
        SessionTimers.Mode mode = switch (endpoint.get(EndpointSignalling.TIMERS)) {
            case NO -> SessionTimers.Mode.OFF;
            case YES, REQUIRED, ALWAYS -> SessionTimers.Mode.ASK;
        };
        int shortest = (int) endpoint.get(EndpointSignalling.TIMERS_MIN_SE).toSeconds();
        int wanted = (int) endpoint.get(EndpointSignalling.TIMERS_SESS_EXPIRES).toSeconds();
        return new SessionTimers(mode, Math.max(wanted, shortest), shortest);
    }

    /** Answers challenges with our credentials, by the algorithms that these allow. */
    public Authenticator authenticator(List<AuthConfig> auths) {
        if (auths.isEmpty()) {
            return Authenticator.NONE;
        }
        List<Account> accounts = auths.stream()
                .map(auth -> new Account(auth.realm(), auth.username(), auth.secret()))
                .toList();
        List<DigestAlgorithm> allowed =
                auths.stream().flatMap(auth -> auth.answers().stream()).toList();
        Authenticator digest = stack.digest(accounts);
        return (request, response) -> digest.answer(request, withOnly(allowed, response));
    }

    private static SipResponse withOnly(List<DigestAlgorithm> allowed, SipResponse response) {
        SipResponse.Builder filtered = response.edit();
        for (HeaderType<Challenge> type : List.of(HeaderType.WWW_AUTHENTICATE, HeaderType.PROXY_AUTHENTICATE)) {
            filtered.setAll(
                    type,
                    response.all(type).stream()
                            .filter(challenge -> DigestAlgorithm.of(challenge.algorithm())
                                    .map(DigestAlgorithm::base)
                                    .filter(allowed::contains)
                                    .isPresent())
                            .toList());
        }
        return filtered.build();
    }
}
