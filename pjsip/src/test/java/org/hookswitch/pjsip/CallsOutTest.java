package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver.NoSuchDestination;
import org.hookswitch.pbx.ChannelDriver.OutgoingContext;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pbx.party.RedirectReason;
import org.hookswitch.pbx.party.Redirecting;
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
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.sdp.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallsOutTest {

    private static final String PLAN = """
            [phones]
            exten => bob,1,Dial(PJSIP/bob)
            exten => number,1,Dial(PJSIP/5551234@bob)
            exten => both,1,Dial(PJSIP/bob&PJSIP/carol)
            exten => short,1,Dial(PJSIP/bob,1)
            exten => 200,1,Dial(PJSIP/carol)
            """;

    private static TestSwitch with(String... bobsOptions) {
        return TestSwitch.with(
                Confs.phone("alice", "callerid=Alice <100>") + Confs.phone("bob", bobsOptions) + Confs.phone("carol"),
                PLAN);
    }

    /** A leg that is called without a caller, by the test's own thread. */
    private static Channel call(TestSwitch pbx, String resource) {
        return call(pbx, resource, PartyId.of("Alice", "100"));
    }

    private static Channel call(TestSwitch pbx, String resource, PartyId caller) {
        try {
            Channel channel = pbx.driver().create(pbx.pbx(), resource, new OutgoingContext(null, "1"));
            channel.connected(ConnectedLine.NONE.withId(caller));
            channel.device().call();
            return channel;
        } catch (NoSuchDestination e) {
            throw new AssertionError(e);
        }
    }

    private static void release(TestSwitch pbx, Channel channel, HangupCause cause) {
        pbx.pbx().release(channel, cause);
    }

    /** Waits for a signal of that kind, leaving out others. */
    private static <T extends Signal> T hears(Channel channel, Class<T> kind) {
        long deadline = channel.pbx().clock().afterMillis(10_000);
        Signal signal = channel.next(deadline);
        while (signal != null && !kind.isInstance(signal)) {
            signal = channel.next(deadline);
        }
        if (signal == null) {
            throw new AssertionError("no " + kind.getSimpleName());
        }
        return kind.cast(signal);
    }

    @Test
    void twoPhonesTalk() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();
            in.rings();
            out.gets(180);
            assertThat(pbx.driver().deviceState("bob")).isEqualTo(DeviceState.RINGING);
            in.answers();
            out.isAnswered();
            out.isHeardBy(in, Codec.ULAW, Codec.ULAW);
            in.isHeardBy(out, Codec.ULAW, Codec.ULAW);
            out.presses('5');
            assertThat(in.hearsKey()).isEqualTo('5');
            assertThat(pbx.driver().deviceState("bob")).isEqualTo(DeviceState.INUSE);
            in.changes(Direction.SENDONLY);
            Await.until("hold", () -> pbx.driver().deviceState("bob") == DeviceState.ONHOLD);
            out.hangsUp();
            in.isHungUp();
        }
    }

    @Test
    void phonesWithoutACommonCodecTalkAllTheSame() {
        try (TestSwitch pbx = TestSwitch.with(
                Confs.phone("alice").replace("ulaw,alaw", "ulaw")
                        + Confs.phone("bob").replace("ulaw,alaw", "alaw"),
                PLAN)) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();
            in.answers();
            out.isAnswered();
            out.isHeardBy(in, Codec.ULAW, Codec.ALAW);
            in.isHeardBy(out, Codec.ALAW, Codec.ULAW);
            in.hangsUp();
            out.isHungUp();
        }
    }

    @Test
    void theCallersCodecIsOfferedFirst() {
        try (TestSwitch pbx =
                TestSwitch.with(Confs.phone("alice").replace("ulaw,alaw", "alaw") + Confs.phone("bob"), PLAN)) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();

            assertThat(in.invite().bodyText()).containsPattern("m=audio \\d+ RTP/AVP 8 0 101");
            in.rejects(486);
            out.fails();
        }
    }

    @Test
    void anInviteNamesTheCallerAndTheContact() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            SipRequest invite = in.invite();

            assertThat(invite.uri()).isEqualTo(bob.contact());
            assertThat(invite.from().displayName()).isEqualTo("Alice");
            assertThat(invite.from().uri()).hasToString("sip:100@127.0.0.1");
            assertThat(invite.contact().map(NameAddr::uri))
                    .contains(SipUri.of("asterisk", "127.0.0.1", pbx.address().getPort()));
            assertThat(invite.first(HeaderType.MAX_FORWARDS)).contains(70);
            assertThat(invite.all(HeaderType.SUPPORTED)).contains("100rel", "timer");
            assertThat(invite.headers().has(HeaderName.P_ASSERTED_IDENTITY)).isFalse();
            assertThat(leg.name()).matches("PJSIP/bob-[0-9a-f]{8}");
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isCancelled();
        }
    }

    @Test
    void theEndpointSaysHowTheFromAndTheContactAreWritten() {
        try (TestSwitch pbx =
                with("from_user=trunk7", "from_domain=example.com", "contact_user=line1", "user_eq_phone=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "5551234@bob");
            SipRequest invite = bob.isCalled().invite();

            assertThat(invite.from().uri()).hasToString("sip:trunk7@example.com");
            assertThat(invite.contact().map(contact -> contact.uri().user())).contains("line1");
            assertThat(invite.uri().user()).isEqualTo("5551234");
            assertThat(invite.uri().toString()).endsWith(";user=phone");
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no,  allowed_not_screened, sip:100@127.0.0.1,              sip:100@127.0.0.1, ''",
        "no,  prohib_not_screened,  sip:anonymous@anonymous.invalid, '',               ''",
        "yes, prohib_not_screened,  sip:100@127.0.0.1,              sip:100@127.0.0.1, id"
    })
    void whoDoesNotWantToBeShownIsShownToTheTrustedOnly(
            String trusted, String presentation, String from, String asserted, String privacy) {
        try (TestSwitch pbx = with("send_pai=yes", "send_rpid=yes", "trust_id_outbound=" + trusted)) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(
                    pbx,
                    "bob",
                    PartyId.of("Alice", "100")
                            .withPresentation(Presentation.parse(presentation).orElseThrow()));
            SipRequest invite = bob.isCalled().invite();

            assertThat(invite.from().uri()).hasToString(from);
            assertThat(invite.first(HeaderType.P_ASSERTED_IDENTITY)
                            .map(id -> id.uri().toString())
                            .orElse(""))
                    .isEqualTo(asserted);
            assertThat(invite.text(HeaderName.PRIVACY).orElse("")).isEqualTo(privacy);
            assertThat(invite.text(HeaderName.REMOTE_PARTY_ID).orElse(""))
                    .isEqualTo(
                            asserted.isEmpty()
                                    ? ""
                                    : "\"Alice\" <" + asserted + ">;party=calling;privacy="
                                            + (privacy.isEmpty() ? "off" : "full") + ";screen=no");
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
        }
    }

    @Test
    void aDivertedCallTellsSo() {
        try (TestSwitch pbx = with("send_history_info=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg;
            try {
                leg = pbx.driver().create(pbx.pbx(), "bob", new OutgoingContext(null, "1"));
            } catch (NoSuchDestination e) {
                throw new AssertionError(e);
            }
            leg.redirecting(Redirecting.NONE
                    .withFrom(PartyId.of("Carol", "300"))
                    .withReason(RedirectReason.CFB)
                    .withOrig(PartyId.of("", "200"))
                    .withOrigReason(RedirectReason.CFU)
                    .withCount(2));
            leg.device().call();
            SipRequest invite = bob.isCalled().invite();

            assertThat(invite.headers().texts(HeaderName.DIVERSION))
                    .containsExactly(
                            "\"Carol\" <sip:300@127.0.0.1>;reason=user-busy",
                            "<sip:200@127.0.0.1>;reason=unconditional");
            assertThat(invite.headers().texts(HeaderName.HISTORY_INFO)).hasSize(2);
            assertThat(invite.all(HeaderType.HISTORY_INFO).getFirst().reason().map(Reason::cause))
                    .contains(486);
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
        }
    }

    @Test
    void aChallengeIsAnsweredWithTheEndpointsCredentials() {
        String trunk = """
                [trunk]
                type=endpoint
                context=phones
                allow=ulaw
                identify_by=ip
                outbound_auth=trunk
                aors=trunk

                [trunk]
                type=auth
                username=hookswitch
                password=x

                [trunk]
                type=aor
                """;
        try (TestSwitch pbx = TestSwitch.with(trunk, PLAN)) {
            TestPhone provider = pbx.phone("provider");
            Channel leg =
                    call(pbx, "trunk/sip:5551@127.0.0.1:" + provider.address().getPort());
            TestCall first = provider.isCalled();
            first.rejects(
                    407,
                    response -> response.add(
                            HeaderName.PROXY_AUTHENTICATE,
                            "Digest realm=\"provider\", nonce=\"n1\", algorithm=MD5, qop=\"auth\""));
            TestCall second = provider.isCalled();

            assertThat(second.invite().uri().user()).isEqualTo("5551");
            assertThat(second.invite()
                            .first(HeaderType.PROXY_AUTHORIZATION)
                            .orElseThrow()
                            .username())
                    .isEqualTo("hookswitch");
            second.answers();
            hears(leg, Signal.Answered.class);
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            second.isHungUp();
        }
    }

    @Test
    void aProxyIsPassedFirst() {
        try (TestSwitch pbx = with()) {
            TestPhone proxy = pbx.phone("proxy");
            String conf = """
                    [far]
                    type=endpoint
                    context=phones
                    allow=ulaw
                    identify_by=ip
                    outbound_proxy=sip:127.0.0.1:%d\\;lr
                    """.formatted(proxy.address().getPort());
            try (TestSwitch other = TestSwitch.with(conf, PLAN)) {
                Channel leg = call(other, "far/sip:5551@192.0.2.99");
                TestCall in = proxy.isCalled();

                assertThat(in.invite().uri()).hasToString("sip:5551@192.0.2.99");
                assertThat(in.invite().text(HeaderName.ROUTE))
                        .contains("<sip:127.0.0.1:" + proxy.address().getPort() + ";lr>");
                release(other, leg, HangupCause.NORMAL_CLEARING);
                in.isCancelled();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "5551@nobody", "carol", "bob/nowhere"})
    void whatCannotBeReachedIsNoDestination(String resource) {
        try (TestSwitch pbx = with()) {
            try {
                pbx.driver().create(pbx.pbx(), resource, new OutgoingContext(null, "1"));
                throw new AssertionError("should not be reached");
            } catch (NoSuchDestination e) {
                assertThat(e.hangupCause()).isEqualTo(HangupCause.NO_ROUTE_DESTINATION);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "486, USER_BUSY",
        "600, USER_BUSY",
        "404, UNALLOCATED",
        "403, CALL_REJECTED",
        "603, CALL_REJECTED",
        "480, NO_ANSWER",
        "408, NO_USER_RESPONSE",
        "410, NUMBER_CHANGED",
        "484, INVALID_NUMBER_FORMAT",
        "488, BEARERCAPABILITY_NOTAVAIL",
        "500, NETWORK_OUT_OF_ORDER",
        "503, NORMAL_CIRCUIT_CONGESTION",
        "502, DESTINATION_OUT_OF_ORDER",
        "499, INTERWORKING",
        "301, NORMAL_CLEARING"
    })
    void aRefusalIsACause(int status, HangupCause cause) {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            bob.isCalled().rejects(status);
            Await.until("the end", leg::isHungUp);

            assertThat(leg.hangupCause()).isEqualTo(cause);
            assertThat(leg.device().protocolCause()).startsWith("SIP " + status + " ");
            release(pbx, leg, cause);
        }
    }

    @Test
    void aReasonKnowsBetterThanTheStatus() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            bob.isCalled().rejects(503, response -> response.add(HeaderName.REASON, "Q.850;cause=27"));
            Await.until("the end", leg::isHungUp);

            assertThat(leg.hangupCause()).isEqualTo(HangupCause.DESTINATION_OUT_OF_ORDER);
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
        }
    }

    @Test
    void ringingAndEarlyMediaAreSignals() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.rings();
            hears(leg, Signal.Ringing.class);
            in.progresses();
            hears(leg, Signal.Progress.class);
            in.says(183, response -> {});
            hears(leg, Signal.Progress.class);
            in.answers();
            hears(leg, Signal.Answered.class);
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            assertThat(in.isHungUp().first(HeaderType.REASON).map(Reason::cause))
                    .contains(16);
        }
    }

    @Test
    void earlyMediaIsHeardByTheCaller() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();
            in.progresses();
            out.gets(183);
            in.isHeardBy(out, Codec.ULAW, Codec.ULAW);
            in.rejects(486);
            assertThat(out.fails()).isEqualTo(486);
        }
    }

    @Test
    void a183WithoutMediaIsLeftUnheardWhereThatIsWanted() {
        try (TestSwitch pbx = with("ignore_183_without_sdp=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.says(183, response -> {});
            in.rings();
            assertThat(leg.next(pbx.pbx().clock().afterMillis(10_000))).isEqualTo(new Signal.Ringing());
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isCancelled();
        }
    }

    @Test
    void theOthersHearThatTheCallWasAnsweredElsewhere() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestPhone carol = pbx.phone("carol").registers();
            TestCall out = pbx.phone("alice").calls("both");
            TestCall atBob = bob.isCalled();
            TestCall atCarol = carol.isCalled();
            atBob.rings();
            atCarol.rings();
            atCarol.answers();
            out.isAnswered();
            SipRequest cancel = atBob.isCancelled();

            assertThat(cancel.text(HeaderName.REASON)).contains("SIP;cause=200;text=\"Call completed elsewhere\"");
            out.hangsUp();
            atCarol.isHungUp();
        }
    }

    @Test
    void aCallThatNobodyAnswersIsGivenUp() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("short");
            TestCall in = bob.isCalled();
            in.rings();
            in.isCancelled();
            assertThat(out.fails()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void aRedirectedCallIsDialledInTheDialplan() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestPhone carol = pbx.phone("carol").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            bob.isCalled().rejects(302, response -> response.add(HeaderName.CONTACT, "<sip:200@example.com>"));
            TestCall in = carol.isCalled();
            in.answers();
            out.isAnswered();
            out.hangsUp();
            in.isHungUp();
        }
    }

    @Test
    void aRedirectIsASignalWithItsDiversion() {
        try (TestSwitch pbx = with("redirect_method=uri_core")) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            bob.isCalled()
                    .rejects(
                            302,
                            response -> response.add(HeaderName.CONTACT, "<sip:200@192.0.2.7>")
                                    .add(HeaderName.DIVERSION, "<sip:bob@x>;reason=do-not-disturb"));
            Signal.Diverted diverted = hears(leg, Signal.Diverted.class);

            assertThat(diverted.destination()).isEqualTo("PJSIP/bob/sip:200@192.0.2.7");
            assertThat(diverted.redirecting().from().number().digits()).isEqualTo("bob");
            assertThat(diverted.redirecting().reason()).isEqualTo(RedirectReason.DND);
            assertThat(diverted.redirecting().to().number().digits()).isEqualTo("200");
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
        }
    }

    @Test
    void a181TellsOfADiversion() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.says(181, response -> response.add(HeaderName.DIVERSION, "<sip:bob@x>;reason=no-answer"));

            assertThat(hears(leg, Signal.RedirectingChanged.class).redirecting().reason())
                    .isEqualTo(RedirectReason.CFNR);
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isCancelled();
        }
    }

    @Test
    void theIdentityOfTheCalledPartyIsTold() {
        try (TestSwitch pbx = with("trust_id_inbound=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.says(180, r -> r.add(HeaderName.P_ASSERTED_IDENTITY, "\"Bob\" <sip:200@x>"));
            assertThat(hears(leg, Signal.ConnectedLineChanged.class).line().id().toString())
                    .isEqualTo("\"Bob\" <200>");
            hears(leg, Signal.Ringing.class);
            in.answers(r -> r.add(HeaderName.P_ASSERTED_IDENTITY, "\"Bob\" <sip:200@x>"));
            hears(leg, Signal.Answered.class);
            in.changes(
                    Direction.SENDRECV,
                    request -> request.add(HeaderName.P_ASSERTED_IDENTITY, "\"Robert\" <sip:201@x>"));
            assertThat(hears(leg, Signal.ConnectedLineChanged.class).line().id().toString())
                    .isEqualTo("\"Robert\" <201>");
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isHungUp();
        }
    }

    // --- connected line, told to the phone

    @ParameterizedTest
    @CsvSource({"invite, INVITE", "update, UPDATE"})
    void aNewPartyIsToldOnceByTheMethodThatTheEndpointWants(String option, String method) {
        try (TestSwitch pbx = with("send_pai=yes", "connected_line_method=" + option)) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.answers(response -> response.set(HeaderName.ALLOW, "INVITE, ACK, BYE, CANCEL, UPDATE"));
            hears(leg, Signal.Answered.class);
            ConnectedLine dora = ConnectedLine.NONE.withId(PartyId.of("Dora", "400"));
            leg.tell(dora);
            SipRequest told = Await.next(method, in.requests());
            leg.tell(dora);
            leg.tell(ConnectedLine.NONE.withId(PartyId.of("Emil", "500")));
            SipRequest again = Await.next(method, in.requests());

            assertThat(told.method()).isEqualTo(SipMethod.of(method));
            assertThat(told.text(HeaderName.P_ASSERTED_IDENTITY)).contains("\"Dora\" <sip:400@127.0.0.1>");
            assertThat(told.hasBody(MediaType.SDP)).isEqualTo(method.equals("INVITE"));
            assertThat(again.text(HeaderName.P_ASSERTED_IDENTITY)).contains("\"Emil\" <sip:500@127.0.0.1>");
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isHungUp();
            assertThat(in.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send_pai=no", "send_pai=yes\nsend_connected_line=no"})
    void aNewPartyIsNotToldToWhoeverDoesNotWantIt(String options) {
        try (TestSwitch pbx = with(options)) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.answers();
            hears(leg, Signal.Answered.class);
            leg.tell(ConnectedLine.NONE.withId(PartyId.of("Dora", "400")));
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isHungUp();

            assertThat(in.requests()).isEmpty();
        }
    }

    @Test
    void whoWasToldInTheInviteIsNotToldAgain() {
        try (TestSwitch pbx = with("send_rpid=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            in.answers();
            hears(leg, Signal.Answered.class);
            leg.tell(ConnectedLine.NONE.withId(PartyId.of("Alice", "100")));
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isHungUp();

            assertThat(in.requests()).isEmpty();
        }
    }

    // --- keys

    @Test
    void keysGoAsInfoWhereTheEndpointWantsThat() {
        try (TestSwitch pbx = with("dtmf_mode=info")) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();
            assertThat(in.invite().bodyText()).doesNotContain("telephone-event");
            in.answers();
            out.isAnswered();
            out.isHeardBy(in, Codec.ULAW, Codec.ULAW);
            out.presses('9');
            SipRequest info = in.gets(SipMethod.INFO);

            assertThat(info.hasBody(MediaType.DTMF_RELAY)).isTrue();
            assertThat(info.bodyText()).startsWith("Signal=9\r\nDuration=");
            in.hangsUp();
            out.isHungUp();
        }
    }

    @Test
    void keysInInfoReachTheOtherPhone() {
        try (TestSwitch pbx = with("dtmf_mode=info")) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();
            in.answers();
            out.isAnswered();
            in.isHeardBy(out, Codec.ULAW, Codec.ULAW);
            in.sends(SipMethod.INFO, info -> info.body(MediaType.DTMF_RELAY, "Signal=4\r\nDuration=100\r\n"));

            assertThat(out.hearsKey()).isEqualTo('4');
            in.hangsUp();
            out.isHungUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"auto_info, true", "auto_info, false"})
    void keysGoTheWayThatThePhoneOffers(String mode, boolean events) {
        try (TestSwitch pbx = with("dtmf_mode=" + mode)) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled().speaks(List.of(Codec.ULAW), events);
            in.answers();
            out.isAnswered();
            out.isHeardBy(in, Codec.ULAW, Codec.ULAW);
            out.presses('3');
            if (events) {
                assertThat(in.hearsKey()).isEqualTo('3');
            } else {
                assertThat(in.gets(SipMethod.INFO).bodyText()).startsWith("Signal=3");
            }
            in.hangsUp();
            out.isHungUp();
        }
    }

    // --- several contacts

    @Test
    void ofSeveralContactsTheFirstThatCanBeReachedIsCalled() {
        String conf = Confs.phone("bob")
                .replace("max_contacts=5", "max_contacts=5\nqualify_frequency=1\nqualify_timeout=0.2");
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            TestPhone silent = pbx.phone("bob").answersRequestsWith(0).registers();
            TestPhone bob = pbx.phone("bob").registers();
            Await.until(
                    "the first is unreachable",
                    () -> !pbx.driver().locations().of("bob").getFirst().isReachable());
            Channel leg = call(pbx, "bob");
            TestCall in = bob.isCalled();
            release(pbx, leg, HangupCause.NORMAL_CLEARING);
            in.isCancelled();

            assertThat(silent.isIdle()).isTrue();
        }
    }
}
