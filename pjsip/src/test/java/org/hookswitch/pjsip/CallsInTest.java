package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.hookswitch.media.Codec;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pjsip.kit.Await;
import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestCall;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Reason;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.sdp.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsInTest {

    private static final String PLAN = """
            [phones]
            exten => 600,1,Echo()
            exten => 601,1,Stay()
            exten => 602,1,Answer()
            exten => 602,2,Stay()
            exten => 603,1,Ringing()
            exten => 603,2,Stay()
            exten => 604,1,Progress()
            exten => 604,2,Stay()
            exten => 605,1,Busy()
            exten => 606,1,Congestion()
            exten => 607,1,Hangup()
            exten => _608X.,1,Hangup(${EXTEN:3})
            exten => 609,1,Ringing()
            exten => 609,2,Progress()
            exten => 609,3,Ringing()
            exten => 609,4,Stay()
            exten => 611,1,Progress()
            exten => 611,2,Ringing()
            exten => 611,3,Stay()
            exten => 610,1,Answer()
            exten => 610,2,Hangup(17)
            exten => s,1,Answer()
            exten => s,2,Stay()
            exten => _7XXX,1,Answer()
            exten => _7XXX,2,Stay()
            """;

    private static TestSwitch with(String... options) {
        return TestSwitch.with(Confs.phone("alice", options), PLAN);
    }

    @Test
    void aCallIsAnsweredAndHeard() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("600");
            call.isAnswered();
            call.isHeardBy(call, Codec.ULAW, Codec.ULAW);
            call.hangsUp();
        }
    }

    @Test
    void theChannelIsNamedAfterItsEndpoint() {
        try (TestSwitch pbx = with("accountcode=sales", "language=de", "tone_zone=at", "set_var=GREETING=hello")) {
            TestCall call = pbx.phone("alice").calls("601");
            Channel channel = pbx.channel();
            Await.until("the dialplan", () -> channel.variable("GREETING") != null);

            assertThat(channel.name()).matches("PJSIP/alice-[0-9a-f]{8}");
            assertThat(channel.state()).isEqualTo(ChannelState.RING);
            assertThat(channel.accountCode()).isEqualTo("sales");
            assertThat(channel.language()).isEqualTo("de");
            assertThat(channel.toneZone()).isEqualTo("at");
            assertThat(channel.variable("GREETING")).isEqualTo("hello");
            assertThat(channel.dialed().number()).isEqualTo("601");
            assertThat(channel.place().context()).isEqualTo("phones");
            assertThat(channel.place().exten()).isEqualTo("601");
            call.cancels();
            assertThat(call.fails()).isEqualTo(487);
        }
    }

    @Test
    void aCallIsTriedAtOnce() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("601");
            pbx.channel();

            assertThat(call.invite().headers().has(HeaderName.AUTHORIZATION)).isTrue();
            call.cancels();
            call.fails();
        }
    }

    @ParameterizedTest
    @CsvSource({"999, 404", "70, 484", "7000, 200"})
    void anExtensionMustExist(String exten, int status) {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls(exten);
            if (status == 200) {
                call.isAnswered();
                call.hangsUp();
            } else {
                assertThat(call.fails()).isEqualTo(status);
            }
        }
    }

    @Test
    void anIncompleteNumberIsNotFoundWithoutOverlap() {
        try (TestSwitch pbx = with("allow_overlap=no")) {
            assertThat(pbx.phone("alice").calls("70").fails()).isEqualTo(404);
        }
    }

    @Test
    void aCallToNobodyInParticularGoesToS() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("");
            call.isAnswered();
            assertThat(pbx.channel().place().exten()).isEqualTo("s");
            call.hangsUp();
        }
    }

    @Test
    void ringingIs180() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("603");
            assertThat(call.gets(180).bodyLength()).isZero();
            call.cancels();
            assertThat(call.fails()).isEqualTo(487);
        }
    }

    @Test
    void progressIs183WithMedia() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("604");
            assertThat(call.gets(183).hasBody(MediaType.SDP)).isTrue();
            call.cancels();
            call.fails();
        }
    }

    @Test
    void ringingAfterEarlyMediaIsToldOnlyWhereThatIsAllowed() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("609");
            call.gets(180);
            call.gets(183);
            call.cancels();
            call.fails();
            assertThat(call.responses()).isEmpty();
        }
        String allowed = "[global]\ntype=global\nallow_sending_180_after_183=yes\n";
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice") + allowed, PLAN)) {
            TestCall call = pbx.phone("alice").calls("611");
            call.gets(183);
            call.gets(180);
            call.cancels();
            call.fails();
        }
    }

    @Test
    void ringingIsMadeByUsWhereTheEndpointWantsThat() {
        try (TestSwitch pbx = with("inband_progress=yes")) {
            TestCall call = pbx.phone("alice").calls("603");
            assertThat(call.gets(183).hasBody(MediaType.SDP)).isTrue();
            call.cancels();
            call.fails();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "605, 486, 17",
        "606, 503, 34",
        "607, 603, 16",
        "60801, 404, 1",
        "60817, 486, 17",
        "60819, 480, 19",
        "60821, 403, 21",
        "60828, 484, 28",
        "60834, 503, 34"
    })
    void aRefusalTellsItsCause(String exten, int status, int cause) {
        try (TestSwitch pbx = with()) {
            SipResponse response = pbx.phone("alice").calls(exten).isRejected();

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.all(HeaderType.REASON)).singleElement().satisfies(reason -> {
                assertThat(reason.isQ850()).isTrue();
                assertThat(reason.cause()).isEqualTo(cause);
            });
        }
    }

    @Test
    void theCauseIsLeftOutWhereItIsNotWanted() {
        try (TestSwitch pbx = with("suppress_q850_reason_headers=yes")) {
            assertThat(pbx.phone("alice").calls("605").isRejected().headers().has(HeaderName.REASON))
                    .isFalse();
        }
    }

    @Test
    void aCallThatTheDialplanEndsIsHungUpWithItsCause() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("610");
            SipRequest bye = call.isHungUp();

            assertThat(bye.first(HeaderType.REASON).map(Reason::cause)).contains(17);
        }
    }

    @Test
    void theCauseOfAByeIsTheChannels() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            Channel channel = pbx.channel();
            call.hangsUp(TestCall.header("Reason", "Q.850;cause=31"));

            Await.until("the end", channel::isClosed);
            assertThat(channel.hangupCause()).isEqualTo(HangupCause.NORMAL_UNSPECIFIED);
        }
    }

    @Test
    void aCallThatIsCancelledEnds() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("603");
            call.gets(180);
            Channel channel = pbx.channel();
            call.cancels(TestCall.header("Reason", "SIP;cause=200;text=\"Call completed elsewhere\""));

            assertThat(call.fails()).isEqualTo(487);
            Await.until("the end", channel::isClosed);
            assertThat(channel.hangupCause()).isEqualTo(HangupCause.ANSWERED_ELSEWHERE);
        }
    }

    // --- who calls

    @Test
    void theCallerIsTheFrom() {
        try (TestSwitch pbx = with("callerid_tag=desk")) {
            TestPhone alice = pbx.phone("alice");
            TestCall call = alice.calls(
                    "602",
                    invite -> invite.set(
                            HeaderType.FROM,
                            NameAddr.of("Alice A.", alice.serverUri("alice")).withTag("a1")));
            call.isAnswered();

            assertThat(pbx.channel().caller().id().toString()).isEqualTo("\"Alice A.\" <alice>");
            assertThat(pbx.channel().caller().ani().number().digits()).isEqualTo("alice");
            assertThat(pbx.channel().caller().id().tag()).isEqualTo("desk");
            call.hangsUp();
        }
    }

    @Test
    void theConfiguredCallerIdComesBeforeTheFrom() {
        try (TestSwitch pbx = with("callerid=Reception <100>", "callerid_privacy=prohib")) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();

            assertThat(pbx.channel().caller().id().toString()).isEqualTo("\"Reception\" <100>");
            assertThat(pbx.channel().caller().id().presentation()).isEqualTo(Presentation.PROHIB);
            call.hangsUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"yes, 5551", "no, alice"})
    void anAssertedIdentityCountsWhereTheEndpointIsTrusted(String trusted, String number) {
        try (TestSwitch pbx = with("trust_id_inbound=" + trusted)) {
            TestCall call = pbx.phone("alice")
                    .calls(
                            "602",
                            invite -> invite.add(HeaderName.P_ASSERTED_IDENTITY, "\"Trunk\" <sip:5551@example.com>")
                                    .add(HeaderName.PRIVACY, "id"));
            call.isAnswered();

            assertThat(pbx.channel().caller().id().number().digits()).isEqualTo(number);
            assertThat(pbx.channel().caller().id().presentation().isRestricted())
                    .isEqualTo(number.equals("5551"));
            call.hangsUp();
        }
    }

    @Test
    void aRemotePartyIdTellsHowItMayBeShown() {
        try (TestSwitch pbx = with("trust_id_inbound=yes")) {
            TestCall call = pbx.phone("alice")
                    .calls(
                            "602",
                            invite -> invite.add(
                                    HeaderName.REMOTE_PARTY_ID,
                                    "\"T\" <sip:5552@example.com>;party=calling;privacy=full;screen=yes"));
            call.isAnswered();

            assertThat(pbx.channel().caller().id().presentation()).isEqualTo(Presentation.PROHIB_PASSED_SCREEN);
            call.hangsUp();
        }
    }

    @Test
    void aDiversionIsTheChannelsRedirecting() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice")
                    .calls(
                            "602",
                            invite -> invite.add(
                                            HeaderName.DIVERSION,
                                            "\"Bob\" <sip:200@example.com>;reason=no-answer;counter=2")
                                    .add(HeaderName.DIVERSION, "<sip:100@example.com>;reason=user-busy"));
            call.isAnswered();

            var redirecting = pbx.channel().redirecting();
            assertThat(redirecting.from().number().digits()).isEqualTo("200");
            assertThat(redirecting.from().name().text()).isEqualTo("Bob");
            assertThat(redirecting.reason().word()).isEqualTo("cfnr");
            assertThat(redirecting.orig().number().digits()).isEqualTo("100");
            assertThat(redirecting.origReason().word()).isEqualTo("cfb");
            assertThat(redirecting.to().number().digits()).isEqualTo("602");
            assertThat(redirecting.count()).isEqualTo(3);
            call.hangsUp();
        }
    }

    // --- media

    @Test
    void theOrderOfCodecsIsOurs() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice").replace("ulaw,alaw", "alaw,ulaw"), PLAN)) {
            TestCall call = pbx.phone("alice").calls("600");
            call.isAnswered();
            String media = call.remote().orElseThrow().write();
            assertThat(media).containsPattern("m=audio \\d+ RTP/AVP 8 0 101");
            call.isHeardBy(call, Codec.ALAW, Codec.ALAW);
            call.hangsUp();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "incoming_call_offer_pref=remote, 0 8 101",
        "incoming_call_offer_pref=remote_first, 0 101",
        "incoming_call_offer_pref=local_first, 8 101",
        "preferred_codec_only=yes, 8 101"
    })
    void theEndpointSaysWhoseOrderCounts(String option, String formats) {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice", option).replace("ulaw,alaw", "alaw,ulaw"), PLAN)) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();

            assertThat(call.remote().orElseThrow().write()).containsPattern("m=audio \\d+ RTP/AVP " + formats + "\r");
            call.hangsUp();
        }
    }

    @Test
    void aCallWithoutACommonCodecIsNotAcceptable() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice").replace("ulaw,alaw", "alaw"), PLAN)) {
            TestCall call = pbx.phone("alice").calls("602", invite -> invite.body(MediaType.SDP, """
                                    v=0
                                    o=- 1 1 IN IP4 127.0.0.1
                                    s=-
                                    c=IN IP4 127.0.0.1
                                    t=0 0
                                    m=audio 9 RTP/AVP 0
                                    """));

            assertThat(call.fails()).isEqualTo(488);
        }
    }

    @Test
    void aBodyThatIsNoDescriptionIsNotSupported() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602", invite -> invite.body(MediaType.TEXT_PLAIN, "hello"));

            assertThat(call.isRejected().text(HeaderName.ACCEPT)).contains("application/sdp");
        }
    }

    @Test
    void aCallWithoutAnOfferIsOfferedEverything() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("600", invite -> invite.noBody());
            assertThat(call.isAnswered().bodyText()).containsPattern("m=audio \\d+ RTP/AVP 0 8 101");
            call.isHeardBy(call, Codec.ULAW, Codec.ULAW);
            call.hangsUp();
        }
    }

    @Test
    void keysArriveAsSignals() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            Channel channel = pbx.channel();
            var heard = new LinkedBlockingQueue<Signal>();
            channel.tap(heard::add);
            call.presses('7');

            assertThat(Await.next("begin", heard)).isEqualTo(new Signal.DigitBegan('7'));
            assertThat(Await.next("end", heard))
                    .isInstanceOfSatisfying(
                            Signal.Digit.class,
                            digit -> assertThat(digit.digit()).isEqualTo('7'));
            call.hangsUp();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/dtmf-relay | Signal=5~Duration=160 | 5",
                "application/dtmf-relay | Signal= 11 ~Duration= 160 | #",
                "application/dtmf | * | *"
            })
    void keysInInfoArriveAsSignals(String type, String body, char key) {
        try (TestSwitch pbx = with("dtmf_mode=info")) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            var heard = new LinkedBlockingQueue<Signal>();
            pbx.channel().tap(heard::add);
            String[] types = type.split("/", 2);
            SipResponse response = call.sends(
                    SipMethod.INFO, info -> info.body(MediaType.of(types[0], types[1]), body.replace("~", "\r\n")));

            assertThat(response.status()).isEqualTo(200);
            assertThat(Await.next("begin", heard)).isEqualTo(new Signal.DigitBegan(key));
            assertThat(Await.next("end", heard))
                    .isInstanceOfSatisfying(
                            Signal.Digit.class,
                            digit -> assertThat(digit.digit()).isEqualTo(key));
            call.hangsUp();
        }
    }

    @Test
    void infoOfAnotherKindIsNotSupported() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();

            assertThat(call.sends(SipMethod.INFO, info -> info.body(MediaType.TEXT_PLAIN, "x"))
                            .status())
                    .isEqualTo(415);
            assertThat(call.sends(SipMethod.INFO, info -> {}).status()).isEqualTo(200);
            assertThat(call.sends(SipMethod.OPTIONS, options -> {}).status()).isEqualTo(200);
            assertThat(call.sends(SipMethod.PUBLISH, publish -> {}).status()).isEqualTo(405);
            call.hangsUp();
        }
    }

    @Test
    void holdAndResumeAreSignals() {
        try (TestSwitch pbx = with("moh_suggest=jazz")) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            Channel channel = pbx.channel();
            var heard = new LinkedBlockingQueue<Signal>();
            channel.tap(heard::add);

            assertThat(call.changes(Direction.SENDONLY)).isEqualTo(200);
            assertThat(Await.next("hold", heard)).isEqualTo(new Signal.Held("jazz"));
            assertThat(call.remote().orElseThrow().write()).contains("a=recvonly");
            assertThat(call.changes(Direction.SENDONLY)).isEqualTo(200);
            assertThat(call.changes(Direction.SENDRECV)).isEqualTo(200);
            assertThat(Await.next("resume", heard)).isEqualTo(new Signal.Unheld());
            assertThat(call.changes(Direction.INACTIVE)).isEqualTo(200);
            assertThat(Await.next("hold", heard)).isEqualTo(new Signal.Held("jazz"));
            assertThat(heard).isEmpty();
            call.hangsUp();
        }
    }

    @Test
    void aHoldThatGoesOnSendingIsNoneWhereThatIsWanted() {
        try (TestSwitch pbx = with("suppress_moh_on_sendonly=yes")) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            var heard = new LinkedBlockingQueue<Signal>();
            pbx.channel().tap(heard::add);

            assertThat(call.changes(Direction.SENDONLY)).isEqualTo(200);
            assertThat(heard).isEmpty();
            assertThat(call.changes(Direction.INACTIVE)).isEqualTo(200);
            assertThat(Await.next("hold", heard)).isInstanceOf(Signal.Held.class);
            call.hangsUp();
        }
    }

    @Test
    void theCodecMayChangeDuringACall() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("600");
            call.isAnswered();
            call.isHeardBy(call, Codec.ULAW, Codec.ULAW);
            call.speaks(List.of(Codec.ALAW), true);
            assertThat(call.changes(Direction.SENDRECV)).isEqualTo(200);
            call.isHeardBy(call, Codec.ALAW, Codec.ALAW);
            call.hangsUp();
        }
    }

    @Test
    void aChangeThatCannotBeMadeLeavesTheCallAsItWas() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("600");
            call.isAnswered();
            call.speaks(List.of(Codec.G729), false);
            assertThat(call.changes(Direction.SENDRECV)).isEqualTo(488);
            call.isHeardBy(call, Codec.ULAW, Codec.ULAW);
            call.hangsUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"no, 0 101", "yes, 0 8 101"})
    void aChangeWithoutAnOfferIsOfferedWhatIsInUse(String all, String formats) {
        String global = "[global]\ntype=global\nall_codecs_on_empty_reinvite=" + all + "\n";
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice") + global, PLAN)) {
            TestCall call = pbx.phone("alice")
                    .calls(
                            "600",
                            invite -> invite.body(
                                    MediaType.SDP, invite.build().bodyText().replace(" 0 8 101", " 0 101")));
            call.isAnswered();
            String offer = call.speaks(List.of(Codec.ULAW), true).asksForOffer();

            assertThat(offer).containsPattern("m=audio \\d+ RTP/AVP " + formats + "\r");
            call.isHeardBy(call, Codec.ULAW, Codec.ULAW);
            call.hangsUp();
        }
    }

    @Test
    void anUpdateMayChangeTheMedia() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            var heard = new LinkedBlockingQueue<Signal>();
            pbx.channel().tap(heard::add);
            SipResponse response =
                    call.sends(SipMethod.UPDATE, update -> update.body(MediaType.SDP, call.offer(Direction.SENDONLY)));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.bodyText()).contains("a=recvonly");
            assertThat(Await.next("hold", heard)).isInstanceOf(Signal.Held.class);
            assertThat(call.sends(SipMethod.UPDATE, update -> {}).status()).isEqualTo(200);
            call.hangsUp();
        }
    }

    @Test
    void aCallWithoutMediaEndsWhereTheEndpointSaysSo() {
        try (TestSwitch pbx = with("rtp_timeout=1")) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();

            assertThat(call.isHungUp().first(HeaderType.REASON).map(Reason::cause))
                    .contains(44);
        }
    }

    @Test
    void textInACallIsASignal() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            var heard = new LinkedBlockingQueue<Signal>();
            pbx.channel().tap(heard::add);

            assertThat(call.sends(SipMethod.MESSAGE, m -> m.body(MediaType.TEXT_PLAIN, "hello"))
                            .status())
                    .isEqualTo(200);
            assertThat(Await.next("text", heard)).isEqualTo(new Signal.Text("hello"));
            call.hangsUp();
        }
    }

    @Test
    void theChannelTellsOfItsProtocol() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("alice").calls("602");
            call.isAnswered();
            var device = pbx.channel().device();

            assertThat(device.read("pjsip,call-id")).contains(call.invite().callId());
            assertThat(device.read("pjsip,remote_tag"))
                    .isEqualTo(call.invite().from().tag());
            assertThat(device.read("rtp,dest"))
                    .contains("127.0.0.1:" + call.port().localAddress().getPort());
            assertThat(device.read("rtp,hold")).contains("0");
            assertThat(device.read("rtcp,rxcount")).contains("0");
            assertThat(device.read("pjsip,nonsense")).isEmpty();
            call.hangsUp();
        }
    }

    // --- extensions of SIP

    @ParameterizedTest
    @CsvSource({"required, 421, 100rel", "no, 200, ''"})
    void reliableProvisionalResponsesMayBeRequired(String option, int status, String required) {
        try (TestSwitch pbx = with("100rel=" + option)) {
            TestCall call = pbx.phone("alice").calls("602", invite -> invite.set(HeaderName.SUPPORTED, "timer"));
            if (status == 200) {
                call.isAnswered();
                call.hangsUp();
            } else {
                assertThat(call.isRejected().text(HeaderName.REQUIRE)).contains(required);
            }
        }
    }

    @Test
    void ringingIsReliableWhereThePhoneKnowsHow() {
        try (TestSwitch pbx = with("100rel=peer_supported")) {
            TestCall call = pbx.phone("alice").calls("603");
            assertThat(call.gets(180).all(HeaderType.REQUIRE)).contains("100rel");
            call.cancels();
            call.fails();
        }
    }

    @Test
    void aCallerThatInsistsOnReliabilityIsRefusedWhereThereIsNone() {
        try (TestSwitch pbx = with("100rel=no")) {
            TestCall call = pbx.phone("alice").calls("602", invite -> invite.add(HeaderName.REQUIRE, "100rel"));
            assertThat(call.isRejected().text(HeaderName.UNSUPPORTED)).contains("100rel");
        }
    }

    @Test
    void aSessionTimerIsAgreedOn() {
        try (TestSwitch pbx = with("timers_sess_expires=600")) {
            TestCall call = pbx.phone("alice").calls("602");
            SipResponse response = call.isAnswered();

            assertThat(response.text(HeaderName.SESSION_EXPIRES).orElse("")).startsWith("600");
            call.hangsUp();
        }
    }
}
