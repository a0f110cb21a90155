package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver.NoSuchDestination;
import org.hookswitch.pbx.ChannelDriver.OutgoingContext;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pjsip.kit.Await;
import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestCall;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {

    private static final String PLAN = """
            [phones]
            exten => 602,1,Answer()
            exten => 602,2,Stay()
            """;

    private static TestSwitch with(String... options) {
        return TestSwitch.with(Confs.phone("bob", options), PLAN);
    }

    private static Channel leg(TestSwitch pbx) {
        try {
            return pbx.driver().create(pbx.pbx(), "bob", new OutgoingContext(null, "1"));
        } catch (NoSuchDestination e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Channel channel, String name, String arguments) {
        return channel.scope().function(name, arguments);
    }

    private static void release(TestSwitch pbx, Channel leg) {
        pbx.pbx().release(leg, HangupCause.NORMAL_CLEARING);
    }

    @Test
    void headersOfAnInviteThatCameAreRead() {
        try (TestSwitch pbx = with()) {
            TestCall call = pbx.phone("bob")
                    .calls(
                            "602",
                            invite -> invite.add(HeaderName.of("X-Colour"), "red")
                                    .add(HeaderName.of("X-Colour"), "green")
                                    .add(HeaderName.of("X-Taste"), "sweet"));
            call.isAnswered();
            Channel channel = pbx.channel();

            assertThat(read(channel, "PJSIP_HEADER", "read,x-colour")).isEqualTo("red");
            assertThat(read(channel, "PJSIP_HEADER", "read,X-Colour,2")).isEqualTo("green");
            assertThat(read(channel, "PJSIP_HEADER", "read,X-Colour,-1")).isEqualTo("green");
            assertThat(read(channel, "PJSIP_HEADER", "read,X-Colour,3")).isEmpty();
            assertThat(read(channel, "PJSIP_HEADER", "read,Call-ID"))
                    .isEqualTo(call.invite().callId());
            assertThat(read(channel, "PJSIP_HEADERS", "X-")).isEqualTo("X-Colour,X-Taste");
            Assignment.set(channel, "PJSIP_HEADER(add,X-Colour)", "blue");
            assertThat(read(channel, "PJSIP_HEADER", "read,X-Colour,-1"))
                    .as("nothing is added to what came")
                    .isEqualTo("green");
            call.hangsUp();
        }
    }

    @Test
    void headersOfAnInviteToBeSentAreEdited() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = leg(pbx);
            Assignment.set(leg, "PJSIP_HEADER(add,X-Colour)", "red");
            Assignment.set(leg, "PJSIP_HEADER(add,X-Colour)", "green");
            Assignment.set(leg, "PJSIP_HEADER(update,X-Colour,2)", "blue");
            Assignment.set(leg, "PJSIP_HEADER(add,X-Old)", "1");
            Assignment.set(leg, "PJSIP_HEADER(add,X-Older)", "1");
            Assignment.set(leg, "PJSIP_HEADER(remove,X-Old*)", "");
            Assignment.set(leg, "PJSIP_HEADER(add,Via)", "SIP/2.0/UDP forged");
            Assignment.set(leg, "PJSIP_HEADER(add,bad name)", "x");
            Assignment.set(leg, "PJSIP_HEADER_PARAM(From,uri,isup-oli)", "27");
            Assignment.set(leg, "PJSIP_HEADER_PARAM(From,header,role)", "x");
            assertThat(read(leg, "PJSIP_HEADER", "read,X-Colour,2")).isEqualTo("blue");
            assertThat(read(leg, "PJSIP_HEADERS", "")).isEqualTo("X-Colour");
            leg.device().call();
            SipRequest invite = bob.isCalled().invite();

            assertThat(invite.headers().texts(HeaderName.of("X-Colour"))).containsExactly("red", "blue");
            assertThat(invite.headers().has(HeaderName.of("X-Old"))).isFalse();
            assertThat(invite.headers().texts(HeaderName.VIA)).hasSize(1);
            assertThat(invite.from().uri().toString()).endsWith(";isup-oli=27");
            assertThat(invite.from().params().get("role")).contains("x");
            Await.until(
                    "sent",
                    () -> !read(leg, "PJSIP_HEADER_PARAM", "From,uri,isup-oli").isEmpty());
            Assignment.set(leg, "PJSIP_HEADER(add,X-Late)", "1");
            assertThat(read(leg, "PJSIP_HEADER", "read,X-Late")).isEmpty();
            release(pbx, leg);
        }
    }

    @Test
    void headersOfTheResponseAreRead() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = leg(pbx);
            leg.device().call();
            TestCall in = bob.isCalled();
            in.answers(response -> response.add(HeaderName.of("X-Answer"), "42"));
            answered(leg);

            assertThat(read(leg, "PJSIP_RESPONSE_HEADER", "read,X-Answer")).isEqualTo("42");
            assertThat(read(leg, "PJSIP_RESPONSE_HEADERS", "X-")).isEqualTo("X-Answer");
            release(pbx, leg);
            in.isHungUp();
        }
    }

    private static void answered(Channel leg) {
        Signal signal = leg.next(Clock.NEVER);
        while (!(signal instanceof Signal.Answered)) {
            signal = leg.next(Clock.NEVER);
        }
    }

    @Test
    void aDialStringForAllContactsCallsThemAll() {
        try (TestSwitch pbx = with()) {
            TestPhone desk = pbx.phone("bob").registers();
            TestPhone mobile = pbx.phone("bob").registers();
            Channel leg = leg(pbx);

            assertThat(read(leg, "PJSIP_DIAL_CONTACTS", "bob"))
                    .isEqualTo("PJSIP/bob/" + desk.contact() + "&PJSIP/bob/" + mobile.contact());
            assertThat(read(leg, "PJSIP_DIAL_CONTACTS", "bob,bob,5551")).startsWith("PJSIP/5551@bob/" + desk.contact());
            assertThat(read(leg, "PJSIP_DIAL_CONTACTS", "nobody")).isEmpty();
            release(pbx, leg);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bob,context; phones",
                "bob,allow; (ulaw|alaw)",
                "bob,aors; bob",
                "bob,dtmf_mode; rfc4733",
                "bob,callerid; Bob <200>",
                "nobody,context; ''",
                "bob,nonsense; ''"
            })
    void optionsOfAnEndpointAreRead(String arguments, String value) {
        try (TestSwitch pbx = with("callerid=Bob <200>")) {
            assertThat(pbx.pbx().scope().function("PJSIP_ENDPOINT", arguments)).isEqualTo(value);
        }
    }

    @Test
    void contactsAreFoundByTheirAddressOfRecord() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            String contact = pbx.pbx().scope().function("PJSIP_AOR", "bob,contact");

            assertThat(contact).startsWith("bob;@");
            assertThat(pbx.pbx().scope().function("PJSIP_AOR", "bob,max_contacts"))
                    .isEqualTo("5");
            assertThat(pbx.pbx().scope().function("PJSIP_CONTACT", contact + ",uri"))
                    .isEqualTo(bob.contact().toString());
            assertThat(pbx.pbx().scope().function("PJSIP_CONTACT", contact + ",status"))
                    .isEqualTo("NonQualified");
            assertThat(pbx.pbx().scope().function("PJSIP_CONTACT", contact + ",endpoint"))
                    .isEqualTo("bob");
            assertThat(pbx.pbx().scope().function("PJSIP_CONTACT", contact + ",rtt"))
                    .isEqualTo("0");
            assertThat(pbx.pbx().scope().function("PJSIP_CONTACT", "bob;@0,uri"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "display | Bob",
                "scheme | sips",
                "user | bob",
                "passwd | pw",
                "host | example.com",
                "port | 5071",
                "transport_param | tls",
                "user_param | phone",
                "lr_param | 1",
                "ttl_param | -1",
                "maddr_param | ''",
                "nonsense | ''"
            })
    void aUriIsTakenApart(String part, String value) {
        String uri = "\"Bob\" <sips:bob:pw@example.com:5071;transport=tls;user=phone;lr>";
        try (TestSwitch pbx = with()) {
            assertThat(pbx.pbx().scope().function("PJSIP_PARSE_URI", uri + "," + part))
                    .isEqualTo(value);
            pbx.pbx().globals().set("TARGET", uri);
            assertThat(pbx.pbx().scope().function("PJSIP_PARSE_URI_FROM", "TARGET," + part))
                    .isEqualTo(value);
        }
    }

    @Test
    void theWayOfKeysAndTheCodecsMayBeChosenForACall() {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = leg(pbx);
            assertThat(read(leg, "PJSIP_DTMF_MODE", "")).isEqualTo("rfc4733");
            Assignment.set(leg, "PJSIP_DTMF_MODE()", "info");
            Assignment.set(leg, "PJSIP_DTMF_MODE()", "nonsense");
            assertThat(read(leg, "PJSIP_MEDIA_OFFER", "audio")).isEqualTo("ulaw,alaw");
            Assignment.set(leg, "PJSIP_MEDIA_OFFER(audio)", "!all,alaw");
            Assignment.set(leg, "PJSIP_MEDIA_OFFER(audio)", "!all");
            leg.device().call();
            TestCall in = bob.isCalled();

            assertThat(in.invite().bodyText()).containsPattern("m=audio \\d+ RTP/AVP 8\r");
            in.speaks(List.of(Codec.ALAW), false).answers();
            answered(leg);
            leg.media().digitsToDevice().begin('7');
            leg.media().digitsToDevice().end('7', 100);
            assertThat(in.gets(SipMethod.INFO).bodyText()).startsWith("Signal=7");
            release(pbx, leg);
            in.isHungUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"invite, INVITE", "update, UPDATE"})
    void theMediaOfACallMayBeSaidAnew(String type, String method) {
        try (TestSwitch pbx = with()) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = leg(pbx);
            leg.device().call();
            TestCall in = bob.isCalled();
            in.answers();
            answered(leg);
            Assignment.set(leg, "PJSIP_SEND_SESSION_REFRESH(" + type + ")", "");

            assertThat(in.gets(SipMethod.of(method)).hasBody(MediaType.SDP)).isTrue();
            release(pbx, leg);
            in.isHungUp();
        }
    }
}
