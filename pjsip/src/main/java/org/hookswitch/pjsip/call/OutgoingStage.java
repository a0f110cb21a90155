package org.hookswitch.pjsip.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.media.Codec;
import org.hookswitch.media.MediaException;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.EndpointSignalling.RedirectMethod;
import org.hookswitch.pjsip.outbound.Target;
import org.hookswitch.pjsip.outbound.Way;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.dialog.Ending;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteClient;
import org.hookswitch.sip.dialog.InviteClientHandler;
import org.hookswitch.sip.dialog.RequestOptions;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.dialog.SessionHandler;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of ours that is not answered yet: its INVITE, and what the responses to it mean to the channel.
 *
 * <p>Threads: as {@link Stage}; responses come on threads of SIP, one at a time.
 */
final class OutgoingStage implements Stage, InviteClientHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingStage.class);

    private final PjsipDevice leg;
    private final EndpointConfig endpoint;
    private final Target target;
    private final Optional<Codec> requesterSpeaks;

    // Guarded by this.
    private @Nullable InviteClient client;
    private @Nullable HangupCause givenUp;
    private @Nullable LegMedia media;
    private @Nullable IdentityHeaders identity;
    private @Nullable SipMessage lastResponse;

    /** The branch whose early media is heard, by its tag. */
    private String earlyBranch = "";

    private String earlyAnswer = "";

    /** The newest branch. */
    private @Nullable Session branch;

    private boolean branchTakesUpdate;
    private @Nullable Redirecting diversion;

    /** Who the peer was last told calls it. */
    private PartyId told = PartyId.NONE;

    /** @param requesterSpeaks the codec of whoever wants the call, if anybody does */
    OutgoingStage(PjsipDevice leg, Target target, Optional<Codec> requesterSpeaks) {
        this.leg = leg;
        this.endpoint = leg.endpoint();
        this.target = target;
        this.requesterSpeaks = requesterSpeaks;
    }

    // --- what the channel says

    @Override
    public void call() {
        leg.wiring().outbound().find(target, way -> {
            if (way.isPresent()) {
                begin(way.get());
            } else {
                LOG.warn("{}: there is no way to {}", leg, target.uri());
                leg.gone(HangupCause.NO_ROUTE_DESTINATION);
            }
        });
    }

    private void begin(Way way) {
        synchronized (this) {
            if (givenUp != null) {
                return;
            }
            try {
                media = LegMedia.open(
                        leg,
                        leg.wiring().outbound().transports().mediaAddress(endpoint, way.flow()),
                        endpoint.get(EndpointMedia.OUTGOING_CALL_OFFER_PREF).isLocal()
                                ? Optional.empty()
                                : requesterSpeaks);
            } catch (MediaException noPort) {
                LOG.error("{}: {}", leg, noPort.getMessage());
                leg.gone(HangupCause.SWITCH_CONGESTION);
                return;
            }
            leg.use(media);
            OutgoingInvite invite = new OutgoingInvite(leg, target, way);
            identity = invite.identity();
            told = Identities.effective(leg.channel().connected());
            RequestOptions options = leg.wiring()
                    .outbound()
                    .options(endpoint)
                    .withHop(way.flow().peer())
                    .withTransport(way.flow().transport());
            client = leg.wiring()
                    .outbound()
                    .stack()
                    .invite(
                            invite.build(media.offer(!endpoint.get(EndpointMedia.OUTGOING_CALL_OFFER_PREF)
                                    .onlyFirst())),
                            options,
                            this);
        }
    }

    @Override
    public void hangup(HangupCause cause) {
        InviteClient calling;
        synchronized (this) {
            givenUp = cause;
            calling = client;
        }
        if (calling != null) {
            calling.cancel(reasons(cause));
        }
    }

    private HeaderField[] reasons(HangupCause cause) {
        List<HeaderField> reasons = new ArrayList<>(1);
        if (cause == HangupCause.ANSWERED_ELSEWHERE) {
            reasons.add(Causes.answeredElsewhere());
        } else if (!endpoint.get(EndpointSignalling.SUPPRESS_Q850_REASON)) {
            Causes.q850(cause).ifPresent(reasons::add);
        }
        return reasons.toArray(HeaderField[]::new);
    }

    @Override
    public synchronized Optional<SipRequest> invite() {
        return Optional.ofNullable(client).map(InviteClient::request);
    }

    @Override
    public synchronized Optional<SipMessage> response() {
        return Optional.ofNullable(lastResponse);
    }

    // --- what the peer does

    @Override
    public void progress(InviteClient call, SipResponse response, Optional<Session> branch) {
        boolean described = response.hasBody(MediaType.SDP);
        synchronized (this) {
            lastResponse = response;
            if (described) {
                hearEarly(response);
            }
        }
        leg.protocolCause("SIP " + response.status() + " " + response.reason());
        leg.hearIdentity(response);
        branch.ifPresent(early -> hear(early, response));
        hearDiversion(response);
        switch (response.status()) {
            case 180 -> {
                leg.rings();
                leg.channel().post(new Signal.Ringing());
            }
            case 181 -> {}
            case 183 -> {
                if (described || !endpoint.get(EndpointSignalling.IGNORE_183_WITHOUT_SDP)) {
                    leg.channel().post(new Signal.Progress());
                }
            }
            default -> leg.channel().post(new Signal.Proceeding());
        }
    }

    /** A provisional response may tell that the call was diverted, whichever it is; what was told before is no news. */
    private void hearDiversion(SipResponse response) {
        Diversions.read(response, response.contact().orElse(response.to()))
                .filter(how -> {
                    synchronized (this) {
                        boolean news = !how.equals(diversion);
                        diversion = how;
                        return news;
                    }
                })
                .ifPresent(how -> leg.channel().post(new Signal.RedirectingChanged(how)));
    }

    /** The peer may tell who it is before it answers, and may be told who calls (RFC 3311). */
    private void hear(Session early, SipResponse response) {
        synchronized (this) {
            branch = early;
            if (response.headers().has(HeaderName.ALLOW)) {
                branchTakesUpdate = response.all(HeaderType.ALLOW).contains(SipMethod.UPDATE.name());
            }
        }
        early.handler(new EarlySession());
    }

    /** A peer that has not answered yet. */
    private final class EarlySession implements SessionHandler {

        @Override
        public void ended(Session session, Ending ending) {}

        @Override
        public void update(Session session, ServerTransaction update) {
            leg.hearIdentity(update.request());
            SessionHandler.super.update(session, update);
        }
    }

    /** Whoever rings hears of another caller by UPDATE, when it knows that. */
    @Override
    public void indicate(Signal.Indication indication) {
        if (!(indication instanceof Signal.ConnectedLineChanged(ConnectedLine line))) {
            return;
        }
        PartyId id = Identities.effective(line);
        Session early;
        IdentityHeaders headers;
        synchronized (this) {
            early = branch;
            headers = identity;
            boolean tells = branchTakesUpdate
                    && endpoint.get(EndpointParties.SEND_CONNECTED_LINE)
                    && headers != null
                    && headers.isWanted()
                    && headers.tellable(id).isPresent()
                    && !id.equals(told);
            if (early == null || headers == null || !tells) {
                return;
            }
            told = id;
        }
        IdentityHeaders adding = headers;
        early.update(request -> adding.add(request, id), ResponseHandler.IGNORE);
    }

    /** Of a call that forks, early media is that of the newest branch, or stays with the first. */
    private void hearEarly(SipResponse response) {
        boolean sameBranch = earlyBranch.isEmpty() || earlyBranch.equals(response.toTag());
        LegMedia open = media;
        if (open == null || !(sameBranch || endpoint.get(EndpointSignalling.FOLLOW_EARLY_MEDIA_FORK))) {
            return;
        }
        if (!response.bodyText().equals(earlyAnswer) && open.early(response.bodyText())) {
            earlyBranch = response.toTag();
            earlyAnswer = response.bodyText();
        }
    }

    @Override
    public void answered(InviteClient call, Session session, SipResponse response) {
        LegMedia open;
        IdentityHeaders headers;
        PartyId last;
        String answer;
        synchronized (this) {
            lastResponse = response;
            open = media;
            headers = identity;
            last = told;
            answer = response.hasBody(MediaType.SDP)
                    ? response.bodyText()
                    : earlyBranch.equals(response.toTag()) ? earlyAnswer : "";
        }
        if (open == null || headers == null) {
            throw new IllegalStateException("answered before it was called");
        }
        leg.protocolCause("SIP " + response.status() + " " + response.reason());
        if (!open.answered(answer)) {
            LOG.warn("{}: {} answered with nothing to hear", leg, endpoint.name());
            session.bye();
            leg.gone(HangupCause.BEARERCAPABILITY_NOTAVAIL);
            return;
        }
        TalkingStage talking = new TalkingStage(leg, open, session, call.request(), response, headers);
        talking.told(last);
        leg.enter(talking);
        session.handler(talking);
        leg.hearIdentity(response);
        hearDiversion(response);
        leg.channel().post(new Signal.Answered());
        talking.begin();
        // What it could not be told while it rang.
        talking.indicate(new Signal.ConnectedLineChanged(leg.channel().connected()));
        if (leg.isHungUp()) {
            // The answer came while it was hung up: the stage that was told of that is no more.
            session.bye();
        }
    }

    @Override
    public void failed(InviteClient call, Failure failure) {
        if (failure instanceof Failure.Rejected(SipResponse response)) {
            synchronized (this) {
                lastResponse = response;
            }
            leg.protocolCause("SIP " + response.status() + " " + response.reason());
            if (response.status() < 400 && diverted(response)) {
                return;
            }
            leg.gone(Causes.of(response.status(), response));
        } else {
            LOG.debug("{}: {}", leg, failure);
            leg.gone(Causes.of(failure.status()));
        }
    }

    /** A 3xx sends the caller elsewhere; false when it does not say where. */
    private boolean diverted(SipResponse response) {
        Optional<NameAddr> contact = response.contact();
        if (contact.isEmpty() || contact.get().uri().user().isEmpty()) {
            return false;
        }
        String destination = endpoint.get(EndpointSignalling.REDIRECT_METHOD) == RedirectMethod.USER
                ? contact.get().uri().user()
                : "PJSIP/" + endpoint.name() + "/" + contact.get().uri();
        Redirecting how = Diversions.read(response, contact.get())
                .orElseGet(() ->
                        Redirecting.NONE.withTo(Identities.party(contact.get())).withFrom(PartyId.NONE));
        leg.channel().post(new Signal.Diverted(destination, how));
        return true;
    }
}
