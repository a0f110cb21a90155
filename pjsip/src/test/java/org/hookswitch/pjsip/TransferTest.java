package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.media.Codec;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pjsip.kit.Await;
import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestCall;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.junit.jupiter.api.Test;

/** REFER and Replaces: handlers.md §7 d and e, RFC 3515, RFC 3891, RFC 3892, RFC 5589. */
class TransferTest {

    private static final String PLAN = """
            [phones]
            exten => bob,1,Dial(PJSIP/bob)
            exten => carol,1,Dial(PJSIP/carol)
            exten => wait,1,Answer()
            same => n,Stay()
            exten => busy,1,Busy()

            [others]
            exten => elsewhere,1,Answer()
            same => n,Stay()
            """;

    private static TestSwitch with(String... bobsOptions) {
        return TestSwitch.with(
                Confs.phone("alice", "callerid=Alice <100>", "send_pai=yes", "connected_line_method=update")
                        + Confs.phone("bob", bobsOptions)
                        + Confs.phone("carol", "callerid=Carol <300>", "send_pai=yes", "connected_line_method=update"),
                PLAN);
    }

    /** The status that a NOTIFY of a transfer reports. */
    private static int reported(TestCall call) {
        SipRequest notify = call.gets(SipMethod.NOTIFY);
        assertThat(notify.text(HeaderName.EVENT)).contains("refer");
        return Integer.parseInt(notify.bodyText().substring("SIP/2.0 ".length(), "SIP/2.0 200".length()));
    }

    private static int lastReported(TestCall call) {
        int status = reported(call);
        while (status < 200) {
            status = reported(call);
        }
        return status;
    }

    private static int refers(TestCall call, TestSwitch pbx, String to) {
        return call.sends(
                        SipMethod.REFER,
                        refer -> refer.add(HeaderName.REFER_TO, "<sip:" + to + "@127.0.0.1>")
                                .add(HeaderName.REFERRED_BY, "<sip:bob@127.0.0.1>"))
                .status();
    }

    private record Talk(TestCall alice, TestCall bob) {}

    private static Talk talk(TestSwitch pbx) {
        TestPhone bob = pbx.phone("bob").registers();
        TestCall out = pbx.phone("alice").calls("bob");
        TestCall in = bob.isCalled();
        in.answers();
        out.isAnswered();
        Await.until(
                "two in a bridge",
                () -> pbx.pbx().bridges().all().stream()
                        .anyMatch(bridge -> bridge.channels().size() == 2));
        return new Talk(out, in);
    }

    private static Channel channelOf(TestSwitch pbx, String endpoint) {
        return pbx.pbx().channels().all().stream()
                .filter(c -> c.name().startsWith("PJSIP/" + endpoint + "-"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBlindTransferSendsTheOtherPartyToTheExtensionAndReportsHowItFares() {
        try (TestSwitch pbx = with()) {
            TestPhone carol = pbx.phone("carol").registers();
            Talk talk = talk(pbx);
            Channel alice = channelOf(pbx, "alice");
            String bobs = channelOf(pbx, "bob").name();

            assertThat(refers(talk.bob(), pbx, "carol")).isEqualTo(202);
            TestCall third = carol.isCalled();
            assertThat(third.invite().text(HeaderName.REFERRED_BY)).contains("<sip:bob@127.0.0.1>");
            assertThat(reported(talk.bob())).isEqualTo(100);
            third.rings();
            assertThat(reported(talk.bob())).isEqualTo(180);
            third.answers();
            assertThat(lastReported(talk.bob())).isEqualTo(200);
            talk.bob().isHungUp();
            assertThat(alice.variable("BLINDTRANSFER")).isEqualTo(bobs);
            assertThat(alice.variable("TRANSFERERNAME")).isEqualTo(bobs);
            assertThat(alice.variable("SIPTRANSFER")).isEqualTo("yes");
            assertThat(alice.variable("SIPREFERRINGCONTEXT")).isEqualTo("phones");
            third.isHeardBy(talk.alice(), Codec.ULAW, Codec.ULAW);
            talk.alice().hangsUp();
            third.isHungUp();
        }
    }

    @Test
    void theCallerMayTransferTheCalled() {
        try (TestSwitch pbx = with()) {
            Talk talk = talk(pbx);

            assertThat(refers(talk.alice(), pbx, "wait")).isEqualTo(202);
            assertThat(lastReported(talk.alice())).isEqualTo(200);
            talk.alice().isHungUp();
            assertThat(channelOf(pbx, "bob").place().exten()).isEqualTo("wait");
            talk.bob().hangsUp();
        }
    }

    @Test
    void aTransferToABusyExtensionIsReportedAsBusy() {
        try (TestSwitch pbx = with()) {
            Talk talk = talk(pbx);

            assertThat(refers(talk.bob(), pbx, "busy")).isEqualTo(202);
            assertThat(lastReported(talk.bob())).isEqualTo(486);
            talk.bob().isHungUp();
            talk.alice().hangsUp();
        }
    }

    @Test
    void theFirstReportIsTheLastWhereThePhoneWantsThat() {
        try (TestSwitch pbx = with("refer_blind_progress=no")) {
            Talk talk = talk(pbx);

            assertThat(refers(talk.bob(), pbx, "wait")).isEqualTo(202);
            assertThat(reported(talk.bob())).isEqualTo(200);
            talk.bob().isHungUp();
            talk.alice().hangsUp();
        }
    }

    @Test
    void theVariableTransferContextSaysWhereTheTargetIsLookedUp() {
        try (TestSwitch pbx = with("set_var=TRANSFER_CONTEXT=others")) {
            Talk talk = talk(pbx);

            assertThat(refers(talk.bob(), pbx, "carol")).isEqualTo(404);
            assertThat(refers(talk.bob(), pbx, "elsewhere")).isEqualTo(202);
            assertThat(lastReported(talk.bob())).isEqualTo(200);
            talk.bob().isHungUp();
            talk.alice().hangsUp();
        }
    }

    @Test
    void whoMayNotTransferIsRefused() {
        try (TestSwitch pbx = with("allow_transfer=no")) {
            Talk talk = talk(pbx);

            assertThat(refers(talk.bob(), pbx, "wait")).isEqualTo(603);
            talk.bob().hangsUp();
            talk.alice().isHungUp();
        }
    }

    @Test
    void aReferThatTellsNoTargetOrAnotherSchemeIsRefused() {
        try (TestSwitch pbx = with()) {
            Talk talk = talk(pbx);

            assertThat(talk.bob().sends(SipMethod.REFER, refer -> {}).status()).isEqualTo(400);
            assertThat(talk.bob()
                            .sends(SipMethod.REFER, refer -> refer.add(HeaderName.REFER_TO, "<http://example.com>"))
                            .status())
                    .isEqualTo(416);
            assertThat(talk.bob()
                            .sends(
                                    SipMethod.REFER,
                                    refer -> refer.add(
                                            HeaderName.REFER_TO,
                                            "<sip:carol@x?Replaces=a%40b%3Bto-tag%3Dt%3Bfrom-tag%3Df>"))
                            .status())
                    .isEqualTo(603);
            talk.bob().hangsUp();
            talk.alice().isHungUp();
        }
    }

    @Test
    void nobodyToTransferIsReported() {
        try (TestSwitch pbx = with()) {
            TestCall alone = pbx.phone("alice").calls("wait");
            alone.isAnswered();

            assertThat(refers(alone, pbx, "wait")).isEqualTo(202);
            assertThat(lastReported(alone)).isEqualTo(400);
            alone.hangsUp();
        }
    }

    /** Call-ID and tags of a call that a phone made, as the phone writes them for the switch. */
    private static String replaces(TestCall call, SipResponse answer) {
        return call.invite().callId() + ";to-tag=" + answer.toTag() + ";from-tag="
                + call.invite().fromTag();
    }

    private static String escaped(String text) {
        return text.replace("@", "%40").replace(";", "%3B").replace("=", "%3D");
    }

    @Test
    void anAttendedTransferMakesOneCallOfTwoAndBothAreToldOfEachOther() {
        try (TestSwitch pbx = with()) {
            TestPhone carol = pbx.phone("carol").registers();
            Talk talk = talk(pbx);
            TestCall second = pbx.phone("bob").calls("carol");
            TestCall third = carol.isCalled();
            third.answers(response -> response.add(HeaderName.ALLOW, "INVITE, UPDATE"));
            SipResponse answer = second.isAnswered();
            Await.until(
                    "two bridges of two",
                    () -> pbx.pbx().bridges().all().stream()
                                    .filter(bridge -> bridge.channels().size() == 2)
                                    .count()
                            == 2);
            Channel alice = channelOf(pbx, "alice");

            int status = talk.bob()
                    .sends(
                            SipMethod.REFER,
                            refer -> refer.add(
                                    HeaderName.REFER_TO,
                                    "<sip:carol@127.0.0.1?Replaces=" + escaped(replaces(second, answer)) + ">"))
                    .status();

            assertThat(status).isEqualTo(202);
            assertThat(lastReported(talk.bob())).isEqualTo(200);
            talk.bob().isHungUp();
            second.isHungUp();
            third.isHeardBy(talk.alice(), Codec.ULAW, Codec.ULAW);
            talk.alice().isHeardBy(third, Codec.ULAW, Codec.ULAW);
            assertThat(alice.variable("ATTENDEDTRANSFER")).startsWith("PJSIP/bob-");
            SipRequest update = third.gets(SipMethod.UPDATE);
            assertThat(update.first(HeaderType.P_ASSERTED_IDENTITY)
                            .orElseThrow()
                            .toString())
                    .contains("Alice")
                    .contains("100");
            Await.until(
                    "Alice is told of Carol",
                    () -> talk.alice().requests().stream()
                            .anyMatch(request -> request.text(HeaderName.P_ASSERTED_IDENTITY)
                                    .filter(id -> id.contains("300"))
                                    .isPresent()));
            talk.alice().hangsUp();
            third.isHungUp();
        }
    }

    @Test
    void anAttendedTransferToACallWithTheDialplanContinuesThere() {
        try (TestSwitch pbx = with()) {
            Talk talk = talk(pbx);
            TestCall second = pbx.phone("bob").calls("wait");
            SipResponse answer = second.isAnswered();

            talk.bob()
                    .sends(
                            SipMethod.REFER,
                            refer -> refer.add(
                                    HeaderName.REFER_TO,
                                    "<sip:wait@127.0.0.1?Replaces=" + escaped(replaces(second, answer)) + ">"));

            assertThat(lastReported(talk.bob())).isEqualTo(200);
            talk.bob().isHungUp();
            second.isHungUp();
            assertThat(channelOf(pbx, "alice").place().exten()).isEqualTo("wait");
            talk.alice().hangsUp();
        }
    }

    @Test
    void anInviteWithReplacesTakesThePlaceOfACall() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("bob");
            TestCall in = bob.isCalled();
            in.answers();
            SipResponse answer = out.isAnswered();
            Await.until(
                    "a bridge of two",
                    () -> pbx.pbx().bridges().all().stream()
                            .anyMatch(bridge -> bridge.channels().size() == 2));

            TestCall taking = pbx.phone("carol")
                    .calls("anything", invite -> invite.add(HeaderName.REPLACES, replaces(out, answer)));

            taking.isAnswered();
            out.isHungUp();
            taking.isHeardBy(in, Codec.ULAW, Codec.ULAW);
            taking.hangsUp();
            in.isHungUp();
        }
    }

    @Test
    void anInviteThatReplacesNothingOfOursIsRefused() {
        try (TestSwitch pbx = with()) {
            TestCall unknown = pbx.phone("carol")
                    .calls("wait", invite -> invite.add(HeaderName.REPLACES, "a@b;to-tag=t;from-tag=f"));
            assertThat(unknown.fails()).isEqualTo(481);
            TestCall out = pbx.phone("alice").calls("wait");
            SipResponse answer = out.isAnswered();
            TestCall early = pbx.phone("carol")
                    .calls("wait", invite -> invite.add(HeaderName.REPLACES, replaces(out, answer) + ";early-only"));
            assertThat(early.fails()).isEqualTo(486);
            out.hangsUp();
        }
    }
}
