package org.hookswitch.pjsip.inbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.Subnet;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.security.SecurityEvent;
import org.hookswitch.pjsip.security.SecurityEvents;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.SipListener;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transport.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything new comes through here: access lists, the endpoint, its proof; what passes goes on to {@link Requests}.
 *
 * <p>Any thread; waits for nothing. A request from nobody we know gets the same answers as one with a wrong password.
 */
public final class Gate implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final PjsipConfig config;
    private final EndpointIdentifier identifier;
    private final RequestAuthenticator authenticator;
    private final Strangers strangers;
    private final Admission admission;
    private final SecurityEvents security;
    private final Requests next;

    public Gate(
            PjsipConfig config,
            EndpointIdentifier identifier,
            Clock clock,
            Admission admission,
            SecurityEvents security,
            Requests next) {
        this.config = config;
        this.identifier = identifier;
        this.authenticator = new RequestAuthenticator(config, clock::now);
        this.strangers = new Strangers(config, clock);
        this.admission = admission;
        this.security = security;
        this.next = next;
    }

    @Override
    public boolean admits(SipRequest request, Flow source) {
        return !strangers.isBlocked(source.peer().address())
                && (!request.method().equals(SipMethod.INVITE) || admission.admits());
    }

    @Override
    public void invite(InviteServer call) {
        pass(call.transaction(), (status, more) -> call.reject(status, more))
                .ifPresent(endpoint -> next.invite(call, endpoint));
    }

    @Override
    public void request(ServerTransaction transaction) {
        pass(transaction, (status, more) -> {
                    SipResponse.Builder response = transaction.response(status);
                    more.accept(response);
                    transaction.respond(response.build());
                })
                .ifPresent(endpoint -> next.request(transaction, endpoint));
    }

    /** How a request is turned away. */
    private interface Refusal {
        void refuse(int status, Consumer<SipResponse.Builder> more);
    }

    /** The endpoint of a request that may go on; empty when it was answered. */
    private Optional<EndpointConfig> pass(ServerTransaction transaction, Refusal refusal) {
        SipRequest request = transaction.request();
        Flow source = transaction.source();
        if (!permits(config.acls(), source.peer().address()) || !contactsPermitted(config.contactAcls(), request)) {
            deny(subject(identifier.user(request), request, source), "", refusal);
            return Optional.empty();
        }
        Optional<EndpointConfig> endpoint = identifier.identify(request, source);
        if (endpoint.isPresent()) {
            EndpointConfig known = endpoint.get();
            if (known.get(EndpointSignalling.FORCE_RPORT)) {
                transaction.respondToSource();
            }
            if (!permits(known.acls(), source.peer().address()) || !contactsPermitted(known.contactAcls(), request)) {
                deny(subject(known.name(), request, source), known.name(), refusal);
                return Optional.empty();
            }
            if (request.method().equals(SipMethod.OPTIONS)
                    && known.get(EndpointSignalling.ALLOW_UNAUTHENTICATED_OPTIONS)) {
                return endpoint;
            }
        }
        return authenticated(request, source, endpoint, refusal);
    }

    private Optional<EndpointConfig> authenticated(
            SipRequest request, Flow source, Optional<EndpointConfig> endpoint, Refusal refusal) {
        return switch (authenticator.check(request, endpoint)) {
            case RequestAuthenticator.Outcome.Admitted(boolean usedPassword) -> {
                if (usedPassword) {
                    SecurityEvent.Subject who =
                            subject(endpoint.map(EndpointConfig::name).orElse(""), request, source);
                    security.happened(new SecurityEvent.SuccessfulAuth(who, true));
                }
                yield endpoint;
            }
            case RequestAuthenticator.Outcome.Challenged(List<Challenge> challenges, Optional<Credentials> failed) -> {
                challenge(request, source, endpoint, challenges, failed);
                refusal.refuse(
                        401, response -> challenges.forEach(one -> response.add(HeaderType.WWW_AUTHENTICATE, one)));
                yield Optional.empty();
            }
        };
    }

    private void challenge(
            SipRequest request,
            Flow source,
            Optional<EndpointConfig> endpoint,
            List<Challenge> challenges,
            Optional<Credentials> failed) {
        SecurityEvent.Subject who =
                subject(endpoint.map(EndpointConfig::name).orElseGet(() -> identifier.user(request)), request, source);
        if (failed.isPresent() || endpoint.isEmpty()) {
            boolean report = strangers.count(source.peer().address());
            if (failed.isPresent() || report) {
                LOG.info(
                        "Request '{}' from '{}' failed for '{}' (callid: {}) - {}",
                        request.method(),
                        request.from().uri(),
                        source.peer(),
                        request.callId(),
                        endpoint.isPresent() ? "Failed to authenticate" : "No matching endpoint found");
            }
            if (endpoint.isPresent()) {
                security.happened(new SecurityEvent.ChallengeResponseFailed(
                        who, failed.orElseThrow().nonce(), failed.orElseThrow().response()));
            } else if (failed.isPresent() || report) {
                security.happened(new SecurityEvent.InvalidAccountId(who));
            }
        }
        if (endpoint.isPresent()) {
            security.happened(
                    new SecurityEvent.ChallengeSent(who, challenges.getFirst().nonce()));
        }
    }

    // --- access lists

    private void deny(SecurityEvent.Subject who, String acl, Refusal refusal) {
        LOG.info("{} from {} is denied by an access list", who.account(), who.remote());
        security.happened(new SecurityEvent.FailedAcl(who, acl));
        refusal.refuse(403, response -> {});
    }

    static boolean permits(List<Acl> acls, InetAddress address) {
        for (Acl acl : acls) {
            if (!acl.permits(address)) {
                return false;
            }
        }
        return true;
    }

    /** Contacts that name a host by its name are let through: where they lead is not known. */
    private static boolean contactsPermitted(List<Acl> acls, SipRequest request) {
        if (acls.isEmpty()) {
            return true;
        }
        for (Contact contact : request.all(HeaderType.CONTACT)) {
            Optional<InetAddress> address = contact.nameAddr()
                    .map(NameAddr::uri)
                    .flatMap(uri -> uri.sip())
                    .map(SipUri::hostAddress)
                    .flatMap(Subnet::parse)
                    .map(Subnet::network);
            if (address.isPresent() && !permits(acls, address.get())) {
                return false;
            }
        }
        return true;
    }

    private static SecurityEvent.Subject subject(String account, SipRequest request, Flow source) {
        return new SecurityEvent.Subject(
                account,
                request.callId(),
                source.peer().protocol(),
                source.transport().localAddress(),
                source.peer().socketAddress());
    }
}
