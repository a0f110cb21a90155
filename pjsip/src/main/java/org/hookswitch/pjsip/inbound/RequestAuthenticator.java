package org.hookswitch.pjsip.inbound;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hookswitch.pjsip.config.AuthConfig;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.auth.DigestAlgorithm;
import org.hookswitch.sip.auth.DigestServer;
import org.hookswitch.sip.auth.Secret;
import org.hookswitch.sip.auth.Verdict;

/**
 * Decides whether a request proves to be from its endpoint. A request from nobody we know is challenged and refused just as
 * one with a wrong password is, after the same work, so that nobody learns which names there are.
 *
 * <p>Any thread. RFC 3261 §22, RFC 8760.
 */
final class RequestAuthenticator {

    /** What to do with a request. */
    sealed interface Outcome {

        /** Let it in. */
        record Admitted(boolean usedPassword) implements Outcome {}

        /** Answer 401 with these; {@code failed} are the credentials that were wrong, if any were given. */
        record Challenged(List<Challenge> challenges, Optional<Credentials> failed) implements Outcome {}
    }

    /** Servers are shared by all credentials that challenge alike, since each remembers the nonces in use. */
    private record Manner(List<DigestAlgorithm> algorithms, Duration nonceLifetime) {}

    private static final Duration NONCE_LIFETIME_OF_NOBODY = Duration.ofSeconds(32);

    private final Map<Manner, DigestServer> servers = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final String defaultRealm;
    private final AuthConfig nobody;

    RequestAuthenticator(PjsipConfig config, InstantSource clock) {
        this.clock = clock;
        this.defaultRealm = config.get(GlobalOptions.DEFAULT_REALM);
        List<DigestAlgorithm> algorithms = config.get(GlobalOptions.ALGORITHMS_UAS);
        this.nobody = new AuthConfig(
                "", "", defaultRealm, Secret.ofNobody(), NONCE_LIFETIME_OF_NOBODY, algorithms, algorithms);
    }

    /** What to do with a request of an endpoint; none is for a request from nobody we know. */
    Outcome check(SipRequest request, Optional<EndpointConfig> endpoint) {
        List<AuthConfig> auths = endpoint.map(EndpointConfig::auths).orElse(List.of(nobody));
        if (auths.isEmpty()) {
            return new Outcome.Admitted(false);
        }
        List<Credentials> given = request.all(HeaderType.AUTHORIZATION);
        boolean stale = false;
        Optional<Credentials> failed = Optional.empty();
        for (Credentials credentials : given) {
            for (AuthConfig auth : auths) {
                // Nobody's name is whatever the stranger says, or the work would end before the password.
                String username = endpoint.isPresent() ? auth.username() : credentials.username();
                Verdict verdict =
                        server(auth).verify(credentials, request.method(), realm(auth), username, auth.secret());
                switch (verdict) {
                    case Verdict.Accepted _
                    when endpoint.isPresent() -> {
                        return new Outcome.Admitted(true);
                    }
                    case Verdict.Accepted _, Verdict.Denied _ -> failed = Optional.of(credentials);
                    case Verdict.Stale _ -> stale = true;
                }
            }
        }
        return new Outcome.Challenged(challenges(auths, stale), stale ? Optional.empty() : failed);
    }

    private List<Challenge> challenges(List<AuthConfig> auths, boolean stale) {
        if (auths.size() == 1) {
            return server(auths.getFirst()).challenges(realm(auths.getFirst()), stale);
        }
        // One challenge a realm and algorithm; several accounts of one realm share theirs.
        Map<String, AuthConfig> byRealm = new LinkedHashMap<>();
        auths.forEach(auth -> byRealm.putIfAbsent(realm(auth), auth));
        List<Challenge> all = new ArrayList<>();
        byRealm.forEach((realm, auth) -> all.addAll(server(auth).challenges(realm, stale)));
        return all;
    }

    private String realm(AuthConfig auth) {
        return auth.realm().isEmpty() ? defaultRealm : auth.realm();
    }

    private DigestServer server(AuthConfig auth) {
        return servers.computeIfAbsent(
                new Manner(auth.challenges(), auth.nonceLifetime()),
                manner -> new DigestServer(manner.algorithms(), manner.nonceLifetime(), clock));
    }
}
