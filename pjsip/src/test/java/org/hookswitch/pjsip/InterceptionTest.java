package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two interception stages over SIP: handlers.md §5 (redirecting) and §7 (connected line). */
class InterceptionTest {

    private static final String PLAN = """
            [phones]
            exten => plain,1,Dial(PJSIP/bob)
            exten => both,1,Dial(PJSIP/bob&PJSIP/carol)
            exten => ignored,1,Dial(PJSIP/bob,,I)
            exten => refused,1,Dial(PJSIP/bob,,i)
            exten => edited,1,Set(REDIRECTING_SEND_SUB=diverted,s,1)
             same => n,Set(REDIRECTING_SEND_SUB_ARGS=777)
             same => n,Set(CONNECTED_LINE_SEND_SUB=line,s,1)
             same => n,Set(CONNECTED_LINE_SEND_SUB_ARGS=888)
             same => n,Dial(PJSIP/bob)
            exten => carol,1,Dial(PJSIP/carol)
            exten => away,1,Transfer(200)
            exten => up,1,Answer()
             same => n,Transfer(sip:200@example.com)
             same => n,Set(GLOBAL(HOW)=${TRANSFERSTATUS} ${TRANSFERSTATUSPROTOCOL})

            [diverted]
            exten => s,1,Set(REDIRECTING(from-num,i)=${ARG1})
             same => n,Return()

            [line]
            exten => s,1,Set(CONNECTEDLINE(num,i)=${ARG1})
             same => n,Return()
            """;

    private static final HeaderName PAI = HeaderName.P_ASSERTED_IDENTITY;
    private static final HeaderName DIVERSION = HeaderName.of("Diversion");
    private static final String BOB = "\"Bob\" <sip:555@x>";

    private static TestSwitch with(String... alicesOptions) {
        String[] options = new String[alicesOptions.length + 4];
        List.of("callerid=Alice <100>", "send_pai=yes", "trust_id_inbound=yes", "connected_line_method=update")
                .toArray(options);
        System.arraycopy(alicesOptions, 0, options, 4, alicesOptions.length);
        return TestSwitch.with(
                Confs.phone("alice", options)
                        + Confs.phone("bob", "trust_id_inbound=yes", "send_pai=yes", "connected_line_method=update")
                        + Confs.phone("carol", "trust_id_inbound=yes", "send_pai=yes"),
                PLAN);
    }

    private static String text(SipResponse message, HeaderName name) {
        return message.text(name).orElse("");
    }

    private static void end(TestCall out, TestCall in) {
        out.cancels();
        in.isCancelled();
        out.fails();
    }

    @ParameterizedTest(name = "§5 a: a diversion in a {0} is told to the caller by 181")
    @ValueSource(ints = {180, 181, 183})
    void aDiversionOfTheCalleeIsToldToTheCaller(int status) {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("plain");
            TestCall in = bob.isCalled();
            in.says(status, r -> r.add(DIVERSION, "<sip:200@x>;reason=no-answer"));
            SipResponse told = Await.next("181", out.responses());
            while (told.status() != 181) {
                told = Await.next("181", out.responses());
            }
            assertThat(text(told, DIVERSION)).contains("200@").contains("no-answer");
            end(out, in);
        }
    }

    /** §5, order and sending: what the routine made of it is on the wire. */
    @Test
    void whatTheRedirectingRoutineChangedIsInThe181() {
        try (TestSwitch pbx = with("send_history_info=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("edited");
            TestCall in = bob.isCalled();
            in.says(181, r -> r.add(DIVERSION, "<sip:200@x>;reason=user-busy"));
            SipResponse told = out.gets(181);
            assertThat(text(told, DIVERSION)).contains("sip:777@").contains("user-busy");
            assertThat(told.all(HeaderType.HISTORY_INFO).getFirst().toString()).contains("sip:777@");
            end(out, in);
        }
    }

    /** §5 a: only with one destination, and not with option I. */
    @ParameterizedTest
    @ValueSource(strings = {"both", "ignored"})
    void aDiversionIsNotToldWithSeveralDestinationsOrOptionI(String exten) {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestPhone carol = pbx.phone("carol").registers();
            TestCall out = pbx.phone("alice").calls(exten);
            TestCall in = bob.isCalled();
            in.says(181, r -> r.add(DIVERSION, "<sip:200@x>;reason=user-busy"));
            in.answers();
            out.isAnswered();
            assertThat(out.responses()).noneMatch(r -> r.status() == 181);
            TestCall other = exten.equals("both") ? carol.isCalled() : in;
            if (other != in) {
                other.isCancelled();
            }
            out.hangsUp();
            in.isHungUp();
        }
    }

    /** §5 b: a 302 goes on in the dialplan, the caller is told, the new destination sees what the routine made of it. */
    @Test
    void aCalleeThatRedirectsSendsTheCallOnWithItsDiversion() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestPhone carol = pbx.phone("carol").registers();
            TestCall out = pbx.phone("alice").calls("edited");
            bob.isCalled()
                    .rejects(
                            302,
                            r -> r.add(HeaderName.CONTACT, "<sip:carol@x>")
                                    .add(DIVERSION, "<sip:200@x>;reason=unconditional"));
            TestCall third = carol.isCalled();
            assertThat(text(out.gets(181), DIVERSION)).contains("sip:777@").contains("unconditional");
            assertThat(third.invite().text(DIVERSION).orElse(""))
                    .contains("sip:777@")
                    .contains("unconditional");
            third.answers();
            out.isAnswered();
            out.hangsUp();
            third.isHungUp();
        }
    }

    /** §5: option i ignores forwarding, which counts as busy. */
    @Test
    void aRedirectIsBusyWithOptionI() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("refused");
            bob.isCalled().rejects(302, r -> r.add(HeaderName.CONTACT, "<sip:carol@x>"));
            assertThat(out.fails()).isEqualTo(486);
        }
    }

    /** §7 a: the identity of the answer is in our 200, as the routine left it. */
    @Test
    void theIdentityOfTheAnswerIsToldAsTheRoutineLeftIt() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("edited");
            TestCall in = bob.isCalled();
            in.answers(r -> r.add(PAI, BOB));
            assertThat(text(out.isAnswered(), PAI)).contains("Bob").contains("sip:888@");
            out.hangsUp();
            in.isHungUp();
        }
    }

    /** §7 b: an identity in a 180 is told at once where the phone wants that, and in the 200 anyway. */
    @Test
    void anIdentityThatChangesWhileItRingsIsTold() {
        try (TestSwitch pbx = with("rpid_immediate=yes")) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("plain");
            TestCall in = bob.isCalled();
            in.says(180, r -> r.add(PAI, BOB));
            SipResponse told = out.gets(180);
            while (!text(told, PAI).contains("555")) {
                told = Await.next("180 with Bob", out.responses());
            }
            in.answers();
            assertThat(text(out.isAnswered(), PAI)).contains("555");
            out.hangsUp();
            in.isHungUp();
        }
    }

    /** §7 d: a bridged phone's new identity reaches its peer by UPDATE, once. */
    @Test
    void aNewIdentityInTheConversationIsToldOnce() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            TestCall out = pbx.phone("alice").calls("plain", i -> i.add(HeaderName.ALLOW, "INVITE, UPDATE"));
            TestCall in = bob.isCalled();
            in.answers();
            out.isAnswered();
            for (int i = 0; i < 2; i++) {
                assertThat(in.sends(SipMethod.UPDATE, r -> r.add(PAI, BOB)).status())
                        .isEqualTo(200);
            }
            assertThat(out.gets(SipMethod.UPDATE).text(PAI).orElse("")).contains("555");
            in.sends(SipMethod.UPDATE, r -> r.add(PAI, "<sip:556@x>"));
            assertThat(out.gets(SipMethod.UPDATE).text(PAI).orElse("")).contains("556");
            out.hangsUp();
            in.isHungUp();
        }
    }

    /** Transfer before the answer is a 302. */
    @Test
    void aTransferBeforeTheAnswerIsA302() {
        try (TestSwitch pbx = with()) {
            TestCall out = pbx.phone("alice").calls("away");
            SipResponse moved = out.isRejected();
            assertThat(moved.status()).isEqualTo(302);
            assertThat(moved.contact().orElseThrow().uri().user()).isEqualTo("200");
        }
    }

    /** Transfer after the answer is a REFER, and NOTIFY tells how it went. */
    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "486 Busy Here"})
    void aTransferAfterTheAnswerIsARefer(String end) {
        try (TestSwitch pbx = with()) {
            TestCall out = pbx.phone("alice").calls("up");
            out.isAnswered();
            SipRequest refer = out.gets(SipMethod.REFER);
            assertThat(refer.text(HeaderName.REFER_TO)).contains("<sip:200@example.com>");
            out.sends(
                    SipMethod.NOTIFY,
                    n -> n.add(HeaderName.EVENT, "refer")
                            .add(HeaderName.SUBSCRIPTION_STATE, "terminated;reason=noresource")
                            .body(org.hookswitch.sip.MediaType.SIPFRAG, "SIP/2.0 " + end + "\r\n"));
            out.isHungUp();
            assertThat(pbx.pbx().globals().get("HOW")).isEqualTo(end.startsWith("200") ? "SUCCESS 0" : "FAILURE 486");
        }
    }
}
