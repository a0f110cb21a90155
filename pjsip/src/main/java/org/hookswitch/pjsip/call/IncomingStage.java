package org.hookswitch.pjsip.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipStatus;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.InviteServerHandler;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.transaction.ServerTransaction;

/**
 * A call that came and is not answered yet: what the dialplan says becomes responses to its INVITE.
 *
 * <p>Threads: as {@link Stage}; a CANCEL comes on a thread of SIP.
 */
final class IncomingStage implements Stage, InviteServerHandler {

    private final PjsipDevice leg;
    private final LegMedia media;
    private final InviteServer call;
    private final TalkingStage talking;
    private final IdentityHeaders identity;
    private boolean rings;
    private boolean early;
    private PartyId told = PartyId.NONE;
    private Audio.Playing tone = Audio.Playing.NOTHING;

    IncomingStage(PjsipDevice leg, LegMedia media, InviteServer call) {
        this.leg = leg;
        this.media = media;
        this.call = call;
        this.identity = new IdentityHeaders(leg.endpoint(), host(call.request()), false);
        this.talking = new TalkingStage(leg, media, call.session(), call.request(), call.request(), identity);
    }

    private static String host(SipRequest invite) {
        return invite.to().uri().sip().map(SipUri::host).orElse("anonymous.invalid");
    }

    /** Begins to hear of a CANCEL, also of one that came before. */
    void listen() {
        call.session().handler(talking);
        call.handler(this);
    }

    @Override
    public void indicate(Signal.Indication indication) {
        switch (indication) {
            case Signal.Ringing _ -> ring();
            case Signal.Progress _ -> progress();
            case Signal.Busy _ -> refuse(486, HangupCause.USER_BUSY);
            case Signal.Congestion _ -> refuse(503, HangupCause.NORMAL_CIRCUIT_CONGESTION);
            case Signal.Incomplete _ -> refuse(484, HangupCause.INVALID_NUMBER_FORMAT);
            case Signal.RedirectingChanged _ -> forwarded();
            case Signal.ConnectedLineChanged _ -> identityChanged();
            default -> {}
        }
    }

    private void ring() {
        if (leg.endpoint().get(EndpointMedia.INBAND_PROGRESS)) {
            progress();
            tone.stop();
            tone = leg.wiring().pbx().audio().tone(leg.channel(), "ring");
        } else if (!rings && (!early || leg.wiring().config().get(GlobalOptions.ALLOW_180_AFTER_183))) {
            rings = true;
            call.send(withIdentity(call.response(180)).build());
        }
    }

    private void progress() {
        tone.stop();
        if (!early) {
            early = true;
            call.send(withIdentity(described(call.response(183))).build());
        }
    }

    /** What the peer is told of us in SDP: our answer, or our offer to an INVITE that had none. */
    private SipResponse.Builder described(SipResponse.Builder response) {
        return response.body(MediaType.SDP, media.description());
    }

    private void forwarded() {
        SipResponse.Builder response = call.response(181);
        Diversions.add(
                response,
                leg.channel().redirecting(),
                leg.endpoint(),
                call.request().to().uri().sip().orElseGet(() -> SipUri.of("", identity.host())),
                identity.host());
        call.send(response.build());
    }

    /** A new identity goes with the next response; where that is too late, with one of its own. */
    private void identityChanged() {
        PartyId now = Identities.effective(leg.channel().connected());
        boolean wanted = leg.endpoint().get(EndpointParties.RPID_IMMEDIATE)
                && leg.endpoint().get(EndpointParties.SEND_CONNECTED_LINE)
                && identity.isWanted();
        if (wanted && identity.tellable(now).isPresent() && !now.equals(told)) {
            call.send(withIdentity(early ? described(call.response(183)) : call.response(180))
                    .build());
            rings |= !early;
        }
    }

    private SipResponse.Builder withIdentity(SipResponse.Builder response) {
        if (leg.endpoint().get(EndpointParties.SEND_CONNECTED_LINE)) {
            told = Identities.effective(leg.channel().connected());
            identity.add(response, told);
        }
        return response;
    }

    @Override
    public void answer() {
        tone.stop();
        SipResponse response = withIdentity(described(call.response(200))).build();
        talking.told(told);
        leg.enter(talking);
        if (call.send(response)) {
            talking.begin();
        }
    }

    /** RFC 3261 §21.3.3: the caller is sent elsewhere, which is the end of this leg. */
    @Override
    public boolean transfer(String destination, Consumer<Device.TransferReply> done) {
        Optional<SipUri> target = identity.uri(destination);
        if (target.isEmpty()) {
            done.accept(new Device.TransferReply(false, 0));
            return true;
        }
        tone.stop();
        leg.protocolCause("SIP 302 " + SipStatus.reason(302));
        leg.enter(Stage.OVER);
        boolean sent = call.reject(302, response -> {
            response.set(HeaderName.CONTACT, NameAddr.of(target.get()).toString());
            Diversions.add(response, leg.channel().redirecting(), leg.endpoint(), target.get(), identity.host());
        });
        done.accept(new Device.TransferReply(sent, 0));
        leg.gone(HangupCause.REDIRECTED_TO_NEW_DESTINATION);
        return true;
    }

    private void refuse(int status, HangupCause cause) {
        tone.stop();
        leg.protocolCause("SIP " + status + " " + SipStatus.reason(status));
        leg.enter(Stage.OVER);
        if (call.reject(status, response -> reason(response, cause))) {
            leg.gone(cause);
        }
    }

    @Override
    public void hangup(HangupCause cause) {
        tone.stop();
        call.reject(Causes.status(cause), response -> reason(response, cause));
    }

    private void reason(SipResponse.Builder response, HangupCause cause) {
        if (!leg.endpoint().get(EndpointSignalling.SUPPRESS_Q850_REASON)) {
            Causes.q850(cause).ifPresent(response::add);
        }
    }

    @Override
    public Optional<Session> session() {
        return Optional.of(call.session());
    }

    @Override
    public Optional<SipRequest> invite() {
        return Optional.of(call.request());
    }

    // --- what the network brings

    @Override
    public void cancelled(InviteServer cancelled, SipRequest by) {
        leg.protocolCause("SIP 487 Request Terminated");
        leg.gone(Causes.reason(by).orElse(HangupCause.NORMAL_CLEARING));
    }

    @Override
    public void unreachable(InviteServer unacknowledged) {
        leg.gone(HangupCause.RECOVERY_ON_TIMER_EXPIRE);
    }

    /** The answer to an offer in a reliable provisional response of ours. */
    @Override
    public void prack(InviteServer invite, ServerTransaction prack) {
        boolean understood = media.answered(prack.request().bodyText());
        prack.respond(understood ? 200 : 488);
        if (understood) {
            leg.tellHold(media);
        }
    }
}
