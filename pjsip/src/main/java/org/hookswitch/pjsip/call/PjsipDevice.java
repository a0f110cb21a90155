package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.MediaPort;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.hookswitch.pjsip.config.EndpointMedia.DtmfMode;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.dialog.Session;
import org.jspecify.annotations.Nullable;

/**
 * A SIP leg as the device of its channel. It goes through stages, each a class: {@link IncomingStage} or {@link
 * OutgoingStage}, then {@link TalkingStage}, then none.
 *
 * <p>Threads: what the channel says comes on the thread that controls it; what the network brings comes on the threads of
 * SIP and of media, and is posted to the channel.
 */
public final class PjsipDevice implements Device {

    private final Wiring wiring;
    private final EndpointConfig endpoint;
    private final Channel channel;
    private final LegPort port;
    private final HeaderEdits headers = new HeaderEdits();
    private final AtomicBoolean hungUp = new AtomicBoolean();
    private volatile Stage stage = Stage.OVER;
    private volatile @Nullable LegMedia media;
    private volatile PartyId peer = PartyId.NONE;
    private volatile String protocolCause = "";
    private volatile boolean ringing;
    private volatile List<Codec> codecs;
    private volatile DtmfMode dtmfMode;

    private PjsipDevice(Wiring wiring, EndpointConfig endpoint, Channel channel) {
        this.wiring = wiring;
        this.endpoint = endpoint;
        this.channel = channel;
        this.codecs = endpoint.codecs();
        this.dtmfMode = endpoint.get(EndpointMedia.DTMF_MODE);
        this.port = new LegPort(endpoint.codecs().getFirst(), new KeysAsInfo());
    }

    /** Makes the device of a channel and attaches it; what the endpoint says of all its channels is done. */
    static PjsipDevice attach(Wiring wiring, EndpointConfig endpoint, Channel channel) {
        PjsipDevice device = new PjsipDevice(wiring, endpoint, channel);
        device.port.deliverDigitsTo(new KeyListener(channel));
        channel.attach(device);
        if (!endpoint.get(EndpointSignalling.ACCOUNT_CODE).isEmpty()) {
            channel.accountCode(endpoint.get(EndpointSignalling.ACCOUNT_CODE));
        }
        if (!endpoint.get(EndpointParties.LANGUAGE).isEmpty()) {
            channel.language(endpoint.get(EndpointParties.LANGUAGE));
        }
        if (!endpoint.get(EndpointParties.TONE_ZONE).isEmpty()) {
            channel.toneZone(endpoint.get(EndpointParties.TONE_ZONE));
        }
        wiring.calls().add(device);
        return device;
    }

    /** Sets the variables that the endpoint gives its channels. */
    void setVariables() {
        for (String assignment : endpoint.get(EndpointSignalling.SET_VAR)) {
            int equals = assignment.indexOf('=');
            Assignment.set(
                    channel,
                    assignment.substring(0, equals).strip(),
                    assignment.substring(equals + 1).strip());
        }
    }

    Wiring wiring() {
        return wiring;
    }

    public EndpointConfig endpoint() {
        return endpoint;
    }

    public Channel channel() {
        return channel;
    }

    /** Headers for an INVITE that was not sent yet. */
    public HeaderEdits headers() {
        return headers;
    }

    /** The codecs that the leg may use, best first. */
    public List<Codec> codecs() {
        return codecs;
    }

    /** Changes the codecs for what is offered from now on. */
    public void codecs(List<Codec> wanted) {
        codecs = List.copyOf(wanted);
    }

    /** How keys travel. */
    public DtmfMode dtmfMode() {
        return dtmfMode;
    }

    /** Changes how keys travel, as far as the peer has offered that. */
    public void dtmfMode(DtmfMode wanted) {
        dtmfMode = wanted;
        legMedia().ifPresent(LegMedia::chooseKeys);
    }

    /** Says the media of the call anew, by UPDATE or re-INVITE; false when the call is not up. */
    public boolean refresh(boolean byUpdate) {
        if (stage instanceof TalkingStage talking) {
            talking.refresh(byUpdate);
            return true;
        }
        return false;
    }

    /** The INVITE that began the leg. */
    public Optional<SipRequest> invite() {
        return stage.invite();
    }

    /** The response that the leg is at. */
    public Optional<SipResponse> response() {
        return stage.response().filter(SipResponse.class::isInstance).map(SipResponse.class::cast);
    }

    /** The session, when there is one. */
    public Optional<Session> session() {
        return stage.session();
    }

    // --- for the stages

    void enter(Stage next) {
        stage = next;
        ringing = false;
        wiring.calls().changed(this);
    }

    void use(LegMedia opened) {
        media = opened;
    }

    LegPort port() {
        return port;
    }

    Optional<LegMedia> legMedia() {
        return Optional.ofNullable(media);
    }

    /** Whether the phone rings. */
    public boolean isRinging() {
        return ringing;
    }

    /** Whether the other side has put us on hold. */
    public boolean isHeld() {
        LegMedia open = media;
        return open != null && open.isHeld();
    }

    /** Notes that the phone rings now. */
    void rings() {
        ringing = true;
        wiring.calls().changed(this);
    }

    /** Who the peer last said it is. */
    PartyId peer() {
        return peer;
    }

    void peer(PartyId id) {
        peer = id;
    }

    void protocolCause(String said) {
        protocolCause = said;
    }

    boolean isHungUp() {
        return hungUp.get();
    }

    /** The leg is gone: the channel ends. */
    void gone(HangupCause cause) {
        if (!hungUp.get()) {
            channel.deviceGone(cause);
        }
    }

    /** Tells the channel when the other side has put us on hold, or taken us back. */
    void tellHold(LegMedia agreedAnew) {
        switch (agreedAnew.takeHold()) {
            case HELD -> {
                channel.post(new Signal.Held(endpoint.get(EndpointParties.MOH_SUGGEST)));
                wiring.calls().changed(this);
            }
            case RELEASED -> {
                channel.post(new Signal.Unheld());
                wiring.calls().changed(this);
            }
            case UNCHANGED -> {}
        }
    }

    // --- the device

    @Override
    public void call() {
        stage.call();
    }

    @Override
    public void indicate(Signal.Indication indication) {
        switch (indication) {
            case Signal.DigitBegan(char digit) -> port.digitsToDevice().begin(digit);
            case Signal.Digit(char digit, java.time.Duration length) ->
                port.digitsToDevice().end(digit, (int) Math.min(10_000, length.toMillis()));
            case Signal.Flash _ -> {
                port.digitsToDevice().begin('!');
                port.digitsToDevice().end('!', 250);
            }
            default -> stage.indicate(indication);
        }
    }

    @Override
    public void answer() {
        stage.answer();
    }

    @Override
    public boolean transfer(String destination, Consumer<TransferReply> done) {
        return stage.transfer(destination, done);
    }

    @Override
    public void hangup(HangupCause cause) {
        if (hungUp.compareAndSet(false, true)) {
            stage.hangup(cause);
            LegMedia open = media;
            if (open == null) {
                port.close();
            } else {
                open.close();
            }
            wiring.calls().remove(this);
        }
    }

    @Override
    public MediaPort media() {
        return port;
    }

    @Override
    public Optional<String> read(String item) {
        LegMedia open = media;
        if (item.regionMatches(true, 0, "rtp,", 0, 4) || item.regionMatches(true, 0, "rtcp", 0, 4)) {
            return open == null ? Optional.empty() : open.read(item);
        }
        return LegItems.read(this, item);
    }

    @Override
    public String protocolCause() {
        return protocolCause;
    }

    /** The codec in which the leg will probably speak, for who calls another leg on its behalf. */
    static Optional<Codec> codecOf(@Nullable Channel requester) {
        return requester == null
                ? Optional.empty()
                : Optional.of(requester.media().codec());
    }

    /** Notes a message of the peer's about who it is; tells the channel when it is somebody else now. */
    void hearIdentity(SipMessage message) {
        if (!endpoint.get(EndpointParties.TRUST_CONNECTED_LINE)) {
            return;
        }
        Optional<PartyId> said = Identities.asserted(message, endpoint)
                .filter(id -> id.number().valid())
                .map(id -> id.withTag(endpoint.get(EndpointParties.CALLERID_TAG)));
        if (said.isPresent() && !said.get().equals(peer)) {
            peer = said.get();
            channel.post(new Signal.ConnectedLineChanged(org.hookswitch.pbx.party.ConnectedLine.NONE
                    .withId(said.get())
                    .withSource(org.hookswitch.pbx.party.ConnectedLine.Source.ANSWER)));
        }
    }

    @Override
    public String toString() {
        return channel.name();
    }

    /** Keys for the device that travel as INFO requests; nothing while there is no session. */
    private final class KeysAsInfo implements DigitSink {

        @Override
        public void begin(char digit) {}

        @Override
        public void end(char digit, int durationMs) {
            if (stage instanceof TalkingStage talking) {
                talking.sendKey(digit, durationMs);
            }
        }
    }
}
