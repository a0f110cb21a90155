package org.hookswitch.pjsip.registrar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pjsip.config.AorConfig;
import org.hookswitch.pjsip.config.AorOptions;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.EndpointSignalling.IdentifyBy;
import org.hookswitch.pjsip.inbound.EndpointIdentifier;
import org.hookswitch.pjsip.security.SecurityEvent;
import org.hookswitch.pjsip.security.SecurityEvents;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipDate;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transport.Hop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers REGISTER: RFC 3261 §10.3, with the limits of the address of record.
 *
 * <p>Any thread; waits for nothing. The endpoint has been identified and has proved itself; it may register the addresses
 * of record that it is configured with.
 */
public final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private static final String PATH_TAG = "path";

    private final Locations locations;
    private final EndpointIdentifier identifier;
    private final Clock clock;
    private final SecurityEvents security;

    public Registrar(Locations locations, EndpointIdentifier identifier, Clock clock, SecurityEvents security) {
        this.locations = locations;
        this.identifier = identifier;
        this.clock = clock;
        this.security = security;
    }

    /** Answers a REGISTER. */
    public void register(ServerTransaction transaction, EndpointConfig endpoint) {
        Optional<AorConfig> aor = aor(transaction.request(), endpoint);
        if (aor.isEmpty()) {
            LOG.warn(
                    "{} may not register {}: it has no such address of record",
                    endpoint.name(),
                    transaction.request().to().uri());
            security.happened(new SecurityEvent.RequestNotAllowed(
                    new SecurityEvent.Subject(
                            endpoint.name(),
                            transaction.request().callId(),
                            transaction.source().peer().protocol(),
                            transaction.source().transport().localAddress(),
                            transaction.source().peer().socketAddress()),
                    "REGISTER"));
            transaction.respond(404);
        } else {
            new Registration(transaction, endpoint, aor.get()).answer();
        }
    }

    /** The address of record that the request is about, if the endpoint has it. */
    private Optional<AorConfig> aor(SipRequest request, EndpointConfig endpoint) {
        List<String> names = new ArrayList<>(3);
        if (endpoint.get(EndpointSignalling.IDENTIFY_BY).contains(IdentifyBy.AUTH_USERNAME)) {
            request.first(HeaderType.AUTHORIZATION).map(Credentials::username).ifPresent(names::add);
        }
        String user = identifier.user(request.to().uri().user());
        request.to().uri().sip().map(uri -> user + "@" + uri.host()).ifPresent(names::add);
        names.add(user);
        return names.stream()
                .flatMap(name ->
                        endpoint.aors().stream().filter(aor -> aor.name().equals(name)))
                .findFirst();
    }

    /** One REGISTER. One thread. */
    private final class Registration {

        private final ServerTransaction transaction;
        private final SipRequest request;
        private final EndpointConfig endpoint;
        private final AorConfig aor;
        private final Instant now = clock.now();

        Registration(ServerTransaction transaction, EndpointConfig endpoint, AorConfig aor) {
            this.transaction = transaction;
            this.request = transaction.request();
            this.endpoint = endpoint;
            this.aor = aor;
        }

        void answer() {
            if (!request.headers().problems(List.of(HeaderType.CONTACT)).isEmpty()) {
                transaction.respond(400, "Bad Contact");
                return;
            }
            List<Contact> contacts = request.all(HeaderType.CONTACT);
            if (contacts.isEmpty()) {
                succeed();
            } else if (aor.get(AorOptions.MAX_CONTACTS) == 0) {
                LOG.warn("{}: nobody may register {}, its max_contacts is 0", endpoint.name(), aor.name());
                transaction.respond(403);
            } else if (pathIsUnknown()) {
                transaction.respond(transaction
                        .response(420)
                        .addAll(HeaderType.UNSUPPORTED, List.of(PATH_TAG))
                        .build());
            } else {
                change(contacts);
            }
        }

        /** RFC 3327 §5.3: a Path that the phone does not know of would break its calls. */
        private boolean pathIsUnknown() {
            return aor.get(AorOptions.SUPPORT_PATH)
                    && request.headers().has(HeaderName.PATH)
                    && request.all(HeaderType.SUPPORTED).stream().noneMatch(tag -> tag.equalsIgnoreCase(PATH_TAG));
        }

        private void change(List<Contact> contacts) {
            if (contacts.stream().anyMatch(Contact.Any.class::isInstance)) {
                boolean alone = contacts.size() == 1
                        && request.first(HeaderType.EXPIRES).orElse(-1L) == 0;
                if (alone) {
                    apply(new Locations.Change(List.of(), List.of(), true));
                } else {
                    transaction.respond(400, "Contact * must stand alone, with Expires 0");
                }
                return;
            }
            List<Binding> bind = new ArrayList<>(contacts.size());
            List<SipUri> unbind = new ArrayList<>();
            for (Contact contact : contacts) {
                Contact.Address address = (Contact.Address) contact;
                Optional<SipUri> uri = address.address().uri().sip();
                if (uri.isEmpty()) {
                    transaction.respond(416);
                    return;
                }
                long seconds = seconds(address);
                if (seconds == 0) {
                    unbind.add(uri.get());
                } else if (seconds < aor.get(AorOptions.MINIMUM_EXPIRATION).toSeconds()) {
                    transaction.respond(transaction
                            .response(423)
                            .add(
                                    HeaderType.MIN_EXPIRES,
                                    aor.get(AorOptions.MINIMUM_EXPIRATION).toSeconds())
                            .build());
                    return;
                } else {
                    bind.add(binding(uri.get(), seconds));
                }
            }
            if (bind.size() > aor.get(AorOptions.MAX_CONTACTS)) {
                tooMany();
            } else {
                apply(new Locations.Change(bind, unbind, false));
            }
        }

        private long seconds(Contact.Address address) {
            long wanted = address.expires()
                    .or(() -> request.first(HeaderType.EXPIRES))
                    .orElseGet(() -> aor.get(AorOptions.DEFAULT_EXPIRATION).toSeconds());
            return Math.min(wanted, aor.get(AorOptions.MAXIMUM_EXPIRATION).toSeconds());
        }

        private Binding binding(SipUri contact, long seconds) {
            boolean behindPath =
                    aor.get(AorOptions.SUPPORT_PATH) && request.headers().has(HeaderName.PATH);
            Optional<Hop> hop = endpoint.get(EndpointSignalling.REWRITE_CONTACT) && !behindPath
                    ? Optional.of(transaction.source().peer())
                    : Optional.empty();
            List<NameAddr> path = behindPath ? request.all(HeaderType.PATH) : List.of();
            return new Binding(
                    aor.name(),
                    contact,
                    hop,
                    path,
                    now.plusSeconds(seconds),
                    request.callId(),
                    request.cseq().number(),
                    endpoint.name(),
                    request.first(HeaderType.USER_AGENT).orElse(""));
        }

        private void apply(Locations.Change change) {
            switch (locations.apply(
                    aor, change, request.callId(), request.cseq().number())) {
                case DONE -> succeed();
                case TOO_MANY -> tooMany();
                case OUT_OF_ORDER -> transaction.respond(500, "CSeq Out Of Order");
            }
        }

        private void tooMany() {
            LOG.warn(
                    "{}: {} cannot be registered at more than {} contacts (max_contacts)",
                    endpoint.name(),
                    aor.name(),
                    aor.get(AorOptions.MAX_CONTACTS));
            transaction.respond(403, "Maximum Contacts Reached");
        }

        private void succeed() {
            SipResponse.Builder response = transaction.response(200).add(HeaderType.DATE, new SipDate(now));
            for (Location location : locations.of(aor.name())) {
                Binding bound = location.binding();
                if (!bound.isConfigured()) {
                    long left =
                            Math.max(0, Duration.between(now, bound.expires()).toSeconds());
                    response.add(
                            HeaderType.CONTACT,
                            Contact.of(NameAddr.of(bound.contact()).with("expires", Long.toString(left))));
                }
            }
            if (aor.get(AorOptions.SUPPORT_PATH)) {
                request.all(HeaderType.PATH).forEach(path -> response.add(HeaderType.PATH, path));
            }
            transaction.respond(response.build());
        }
    }
}
