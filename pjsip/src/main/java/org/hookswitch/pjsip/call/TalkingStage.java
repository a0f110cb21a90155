package org.hookswitch.pjsip.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.Ending;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.dialog.SessionHandler;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answered call, in either direction: changes of its media, keys in INFO, who talks to whom, transfers, and its end.
 *
 * <p>Threads: as {@link Stage}; what the peer does comes on threads of SIP, one at a time.
 */
final class TalkingStage implements Stage, SessionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TalkingStage.class);

    private final PjsipDevice leg;
    private final LegMedia media;
    private final Session session;
    private final SipRequest invite;
    private final SipMessage first;
    private final IdentityHeaders identity;
    private final ConnectedLineUpdates updates;
    private final SilenceWatch silence;
    private volatile @Nullable Transfer transfer;
    private volatile @Nullable TransferOut transferOut;

    /** @param first what the peer last said of the call: its INVITE, or its answer to ours */
    TalkingStage(
            PjsipDevice leg,
            LegMedia media,
            Session session,
            SipRequest invite,
            SipMessage first,
            IdentityHeaders identity) {
        this.leg = leg;
        this.media = media;
        this.session = session;
        this.invite = invite;
        this.first = first;
        this.identity = identity;
        this.updates = new ConnectedLineUpdates(leg, media, session, identity);
        this.silence = new SilenceWatch(leg, media);
        heard(first);
    }

    /** What the peer was told of the other party so far. */
    void told(PartyId id) {
        updates.told(id);
    }

    /** The call is up. */
    void begin() {
        silence.start();
        leg.tellHold(media);
    }

    private void heard(SipMessage message) {
        if (message.headers().has(HeaderName.ALLOW)) {
            updates.peerTakesUpdate(message.all(HeaderType.ALLOW).contains(SipMethod.UPDATE.name()));
        }
    }

    // --- what the channel says

    @Override
    public void indicate(Signal.Indication indication) {
        switch (indication) {
            case Signal.ConnectedLineChanged changed -> updates.tell(Identities.effective(changed.line()));
            case Signal.Text(String text) ->
                session.send(
                        session.request(SipMethod.MESSAGE)
                                .body(MediaType.TEXT_PLAIN, text)
                                .build(),
                        ResponseHandler.IGNORE);
            default -> {}
        }
    }

    void sendKey(char digit, int durationMs) {
        session.send(
                session.request(SipMethod.INFO)
                        .body(MediaType.DTMF_RELAY, InfoKeys.write(digit, durationMs))
                        .build(),
                ResponseHandler.IGNORE);
    }

    /** RFC 3515: the peer is asked to call somebody else, and tells by NOTIFY how that went. */
    @Override
    public boolean transfer(String destination, Consumer<Device.TransferReply> done) {
        Optional<SipUri> target = identity.uri(destination);
        if (target.isEmpty()) {
            done.accept(new Device.TransferReply(false, 0));
            return true;
        }
        TransferOut asked = new TransferOut(done);
        transferOut = asked;
        SipRequest.Builder refer = session.request(SipMethod.REFER);
        SipRequest bare = refer.build();
        refer.add(HeaderType.REFER_TO, NameAddr.of(target.get()))
                .add(HeaderType.REFERRED_BY, NameAddr.of(bare.from().uri()));
        session.send(refer.build(), asked);
        return true;
    }

    /** Says our media anew. */
    void refresh(boolean byUpdate) {
        new MediaRefresh(leg, media, session, byUpdate).send();
    }

    @Override
    public void hangup(HangupCause cause) {
        silence.stop();
        Transfer reporting = transfer;
        if (reporting == null || !reporting.whenReported(() -> bye(cause))) {
            bye(cause);
        }
    }

    private void bye(HangupCause cause) {
        session.bye(bye -> {
            if (!leg.endpoint().get(EndpointSignalling.SUPPRESS_Q850_REASON)) {
                Causes.q850(cause).ifPresent(bye::add);
            }
        });
    }

    @Override
    public Optional<Session> session() {
        return Optional.of(session);
    }

    @Override
    public Optional<SipRequest> invite() {
        return Optional.of(invite);
    }

    @Override
    public Optional<SipMessage> response() {
        return Optional.of(first);
    }

    // --- what the peer does

    @Override
    public void ended(Session over, Ending ending) {
        silence.stop();
        Transfer reporting = transfer;
        if (reporting != null) {
            reporting.forget();
        }
        switch (ending) {
            case Ending.ByPeer(SipRequest bye) -> leg.gone(Causes.reason(bye).orElse(HangupCause.NORMAL_CLEARING));
            case Ending.Lost(Ending.Cause cause) -> {
                LOG.info("{}: the session was lost: {}", leg, cause);
                leg.gone(HangupCause.RECOVERY_ON_TIMER_EXPIRE);
            }
            case Ending.ByUs _ -> leg.gone(HangupCause.NORMAL_CLEARING);
        }
    }

    @Override
    public void acked(Session acknowledged, SipRequest ack) {
        if (leg.isHungUp()) {
            // The answer had waited for a PRACK, and nobody wants the call any more.
            session.bye();
            return;
        }
        if (!ack.hasBody(MediaType.SDP)) {
            media.refused();
        } else if (!media.answered(ack.bodyText())) {
            leg.channel().hangup(HangupCause.BEARERCAPABILITY_NOTAVAIL, "no common codec");
        } else {
            leg.tellHold(media);
        }
    }

    @Override
    public void reinvite(Session changed, InviteServer invite) {
        SipRequest request = invite.request();
        if (leg.isHungUp()) {
            // Only the reports of a transfer still keep the session.
            invite.reject(488);
            return;
        }
        heard(request);
        leg.hearIdentity(request);
        Optional<String> description = description(request);
        if (description.isEmpty()) {
            invite.reject(488);
            return;
        }
        SipResponse.Builder response = invite.response(200).body(MediaType.SDP, description.get());
        identity.add(response, Identities.effective(leg.channel().connected()));
        if (invite.send(response.build())) {
            leg.tellHold(media);
        }
    }

    /** Our answer to a request's offer, or our offer when it has none. */
    private Optional<String> description(SipRequest request) {
        return request.bodyLength() == 0
                ? Optional.of(media.offer(leg.wiring().config().get(GlobalOptions.ALL_CODECS_ON_EMPTY_REINVITE)))
                : request.hasBody(MediaType.SDP) ? media.answer(request.bodyText()) : Optional.empty();
    }

    @Override
    public void update(Session changed, ServerTransaction update) {
        SipRequest request = update.request();
        heard(request);
        leg.hearIdentity(request);
        if (request.bodyLength() == 0 || leg.isHungUp()) {
            update.respond(session.response(update, 200).build());
            return;
        }
        Optional<String> answer = description(request);
        SipResponse.Builder response = session.response(update, answer.isPresent() ? 200 : 488);
        answer.ifPresent(sdp -> response.body(MediaType.SDP, sdp));
        if (update.respond(response.build()) && answer.isPresent()) {
            leg.tellHold(media);
        }
    }

    @Override
    public void request(Session within, ServerTransaction transaction) {
        SipRequest request = transaction.request();
        switch (request.method().name()) {
            case "INFO" -> info(transaction);
            case "MESSAGE" -> text(transaction);
            case "REFER" -> transfer(transaction);
            case "NOTIFY" -> notified(transaction);
            case "OPTIONS" ->
                transaction.respond(session.response(transaction, 200)
                        .setAll(
                                HeaderType.ALLOW,
                                leg.wiring().outbound().stack().allowed())
                        .build());
            default ->
                transaction.respond(session.response(transaction, 405)
                        .setAll(
                                HeaderType.ALLOW,
                                leg.wiring().outbound().stack().allowed())
                        .build());
        }
    }

    private void transfer(ServerTransaction transaction) {
        if (leg.isHungUp()) {
            transaction.respond(session.response(transaction, 481).build());
            return;
        }
        Transfer asked = new Transfer(leg, session, transaction);
        Transfer before = transfer;
        transfer = asked;
        if (!asked.begin()) {
            transfer = before;
        }
    }

    private void notified(ServerTransaction transaction) {
        TransferOut asked = transferOut;
        boolean heard = asked != null && asked.notified(transaction.request());
        transaction.respond(session.response(transaction, heard ? 200 : 481).build());
    }

    private void info(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (InfoKeys.isKey(request)) {
            Optional<InfoKeys.Key> key = InfoKeys.read(request);
            transaction.respond(
                    session.response(transaction, key.isPresent() ? 200 : 400).build());
            key.ifPresent(pressed -> leg.port().pressed(pressed.digit(), pressed.durationMs()));
        } else {
            transaction.respond(session.response(transaction, request.bodyLength() == 0 ? 200 : 415)
                    .build());
        }
    }

    private void text(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        boolean plain = request.hasBody(MediaType.TEXT_PLAIN);
        transaction.respond(session.response(transaction, plain ? 200 : 415).build());
        if (plain) {
            leg.channel().post(new Signal.Text(request.bodyText()));
        }
    }
}
