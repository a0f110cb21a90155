package org.hookswitch.pjsip.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.media.MediaException;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.Dialed;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.transfer.Transfers;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.EndpointSignalling.Reliable;
import org.hookswitch.pjsip.config.EndpointSignalling.Timers;
import org.hookswitch.pjsip.inbound.Admission;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.Replaces;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.dialog.DialogId;
import org.hookswitch.sip.dialog.Extensions;
import org.hookswitch.sip.dialog.InviteServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes channels of calls that come, and starts their dialplan.
 *
 * <p>The thread that received the INVITE only decides whether the call can be taken; the channel is made on the thread that
 * will run its dialplan.
 */
public final class IncomingCalls {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingCalls.class);
    private static final int BUSY_SECONDS = 5;

    private final Wiring wiring;
    private final Admission admission;

    public IncomingCalls(Wiring wiring, Admission admission) {
        this.wiring = wiring;
        this.admission = admission;
    }

    /** Takes a call of an endpoint, or refuses it. Waits for nothing. */
    public void invite(InviteServer call, EndpointConfig endpoint) {
        call.session().dialog().use(wiring.outbound().options(endpoint));
        Optional<String> missing = missingExtension(call.request(), endpoint);
        if (missing.isPresent()) {
            call.reject(421, response -> response.add(HeaderName.REQUIRE, missing.get()));
            return;
        }
        if (Extensions.requires(call.request(), "100rel") && endpoint.get(EndpointSignalling.RELIABLE) == Reliable.NO) {
            call.reject(420, response -> response.add(HeaderName.UNSUPPORTED, "100rel"));
            return;
        }
        if (call.request().bodyLength() > 0 && !call.request().hasBody(MediaType.SDP)) {
            call.reject(415, response -> response.add(HeaderType.ACCEPT, MediaType.SDP));
            return;
        }
        if (call.request().headers().has(HeaderName.REPLACES)) {
            replace(call, endpoint);
            return;
        }
        String dialled = wiring.identifier().user(call.request().uri().user());
        String exten = dialled.isEmpty() ? "s" : dialled;
        PartyId caller = Identities.caller(call.request(), endpoint);
        int refusal = refusal(endpoint, exten, caller.number().digits());
        if (refusal != 0) {
            LOG.info(
                    "Call from '{}' ({}) to extension '{}' rejected because extension not found in context '{}'.",
                    endpoint.name(),
                    call.transaction().source().peer(),
                    exten,
                    endpoint.get(EndpointSignalling.CONTEXT));
            call.reject(refusal);
            return;
        }
        start(call, endpoint, exten, caller, wiring.pbx().dialplanThreads()::run);
    }

    private void start(
            InviteServer call, EndpointConfig endpoint, String exten, PartyId caller, Consumer<Channel> run) {
        call.transaction().respond(100);
        Admission.Waiting waiting = admission.accepted();
        wiring.clock().start("PJSIP/" + endpoint.name(), () -> {
            waiting.over();
            begin(call, endpoint, exten, caller).ifPresent(run);
        });
    }

    /** RFC 3891 §3: a call that takes the place of another that we have. */
    private void replace(InviteServer call, EndpointConfig endpoint) {
        Optional<Replaces> replaces = call.request().first(HeaderType.REPLACES);
        if (replaces.isEmpty()) {
            call.reject(400);
            return;
        }
        Optional<PjsipDevice> leg = wiring.outbound()
                .stack()
                .session(new DialogId(
                        replaces.get().callId(),
                        replaces.get().toTag(),
                        replaces.get().fromTag()))
                .flatMap(wiring.calls()::find);
        if (leg.isEmpty() || !leg.get().channel().isUp()) {
            call.reject(481);
        } else if (leg.get().isHungUp()) {
            call.reject(603);
        } else if (replaces.get().earlyOnly()) {
            call.reject(486);
        } else {
            Channel replaced = leg.get().channel();
            start(call, endpoint, replaced.place().exten(), Identities.caller(call.request(), endpoint), channel -> {
                channel.answer();
                Transfers.takePlace(channel, replaced);
            });
        }
    }

    /** What the endpoint requires of its peer and the request does not offer. */
    private static Optional<String> missingExtension(SipRequest invite, EndpointConfig endpoint) {
        if (endpoint.get(EndpointSignalling.RELIABLE) == Reliable.REQUIRED && !Extensions.supports(invite, "100rel")) {
            return Optional.of("100rel");
        }
        return endpoint.get(EndpointSignalling.TIMERS) == Timers.REQUIRED && !Extensions.supports(invite, "timer")
                ? Optional.of("timer")
                : Optional.empty();
    }

    /** 404, or 484 for a number that is not complete; 0 when the extension exists. */
    private int refusal(EndpointConfig endpoint, String exten, String caller) {
        Pbx pbx = wiring.pbx();
        String context = endpoint.get(EndpointSignalling.CONTEXT);
        if (exists(pbx, context, exten, caller)) {
            return 0;
        }
        String overlap = endpoint.get(EndpointSignalling.OVERLAP_CONTEXT).orElse(context);
        boolean incomplete = endpoint.get(EndpointSignalling.ALLOW_OVERLAP)
                && pbx.plan().query(overlap, exten, caller, MatchQuery.MORE);
        return incomplete ? 484 : 404;
    }

    /** Whether a call to an extension has somewhere to begin. */
    static boolean exists(Pbx pbx, String context, String exten, String caller) {
        return pbx.plan().query(context, exten, caller, MatchQuery.EXACT);
    }

    /** The channel of the call; empty when the call was refused. */
    private Optional<Channel> begin(InviteServer call, EndpointConfig endpoint, String exten, PartyId caller) {
        try {
            return channel(call, endpoint, exten, caller);
        } catch (MediaException noPort) {
            LOG.error("{}", noPort.getMessage());
            call.reject(503, response -> response.add(HeaderName.RETRY_AFTER, Integer.toString(BUSY_SECONDS)));
        } catch (IllegalStateException stopping) {
            LOG.info("a call of {} is refused: {}", endpoint.name(), stopping.getMessage());
            call.reject(503, response -> response.add(HeaderName.RETRY_AFTER, Integer.toString(BUSY_SECONDS)));
        }
        return Optional.empty();
    }

    /** The channel of a call, seen by everybody; empty when the call was refused. */
    private Optional<Channel> channel(InviteServer call, EndpointConfig endpoint, String exten, PartyId caller) {
        SipRequest invite = call.request();
        Channel channel = wiring.pbx().newChannel("PJSIP", endpoint.name(), null, false);
        PjsipDevice leg = PjsipDevice.attach(wiring, endpoint, channel);
        Optional<LegMedia> media = open(call, endpoint, leg);
        if (media.isEmpty()) {
            leg.hangup(HangupCause.BEARERCAPABILITY_NOTAVAIL);
            return Optional.empty();
        }
        call.reliably(endpoint.get(EndpointSignalling.RELIABLE) == Reliable.PEER_SUPPORTED
                || endpoint.get(EndpointSignalling.RELIABLE) == Reliable.REQUIRED);
        leg.peer(caller);
        channel.caller(Caller.of(caller).withAni(caller));
        channel.dialed(Dialed.of(exten));
        Diversions.read(invite, invite.to()).ifPresent(channel::redirecting);
        channel.takeCurrentPlan();
        channel.position().moveTo(new Place(endpoint.get(EndpointSignalling.CONTEXT), exten, 1));
        IncomingStage stage = new IncomingStage(leg, media.get(), call);
        leg.enter(stage);
        channel.state(ChannelState.RING);
        wiring.pbx().announce(channel);
        leg.setVariables();
        stage.listen();
        return Optional.of(channel);
    }

    /** The media of a call; empty when its offer was refused. */
    private Optional<LegMedia> open(InviteServer call, EndpointConfig endpoint, PjsipDevice leg) {
        LegMedia media = null;
        try {
            media = LegMedia.open(
                    leg,
                    wiring.outbound()
                            .transports()
                            .mediaAddress(endpoint, call.transaction().source()),
                    Optional.empty());
        } finally {
            if (media == null) {
                leg.hangup(HangupCause.SWITCH_CONGESTION);
            }
        }
        leg.use(media);
        boolean understood = call.request().bodyLength() == 0
                || media.answer(call.request().bodyText()).isPresent();
        if (!understood) {
            call.reject(488);
            return Optional.empty();
        }
        return Optional.of(media);
    }
}
