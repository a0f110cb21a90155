package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {
    private static Uri uri(String text) {
        return Uri.parse(text).orElseThrow(() -> new AssertionError("not a URI: " + text));
    }

    private static SipUri sip(String text) {
        return uri(text).sip().orElseThrow();
    }

    @Test
    void everyPartIsFound() {
        SipUri uri =
                sip("sips:alice;day=tuesday:p%3Aw@[2001:db8::1]:5071;transport=TCP;lr?subject=a%20b&priority=urgent");
        assertThat(uri.secure()).isTrue();
        assertThat(uri.user()).isEqualTo("alice;day=tuesday");
        assertThat(uri.password()).isEqualTo("p:w");
        assertThat(uri.host()).isEqualTo("[2001:db8::1]");
        assertThat(uri.hostAddress()).isEqualTo("2001:db8::1");
        assertThat(uri.port()).isEqualTo(5071);
        assertThat(uri.transport()).contains("tcp");
        assertThat(uri.isLooseRouter()).isTrue();
        assertThat(uri.header("Subject")).contains("a b");
        assertThat(uri.header("priority")).contains("urgent");
        assertThat(uri.header("to")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:alice@atlanta.com",
                "sip:alice:secretword@atlanta.com;transport=tcp",
                "sips:alice@atlanta.com?subject=project%20x&priority=urgent",
                "sip:+1-212-555-1212:1234@gateway.com;user=phone",
                "sips:1212@gateway.com",
                "sip:alice@192.0.2.4",
                "sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com",
                "sip:alice;day=tuesday@atlanta.com",
                "sip:*98#@pbx.example.com",
                "sip:host:65535",
                "tel:+1-201-555-0123;phone-context=example.com",
                "tel:863-1234;phone-context=+1-914-555",
                "mailto:a@b",
                "urn:service:sos"
            })
    void whatIsReadIsWrittenAsItWas(String text) {
        assertThat(uri(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "sip:@host",
                "sip::pw@host",
                "sip:a b@host",
                "sip:a@",
                "sip:a@host:",
                "sip:a@host:x",
                "sip:a@host:65536",
                "sip:a@host:-1",
                "sip:a%4@host",
                "sip:a%zz@host",
                "sip:a@host;",
                "sip:a@host;=x",
                "sip:a@[::1",
                "sip:a@[]",
                "sip:a@host;x=<",
                "<sip:a@host>",
                "sip:a\"b@host",
                "tel:",
                "tel:+",
                "tel:12x",
                "tel:12;",
                "1x:y",
                ":y",
                "x:",
                "sip:a@host/x"
            })
    void whatIsNoUriIsNotRead(String text) {
        assertThat(Uri.parse(text)).isEmpty();
    }

    @Test
    void aUriOverTheLimitIsNotRead() {
        assertThat(Uri.parse("sip:" + "a".repeat(SipLimits.URI_BYTES) + "@h")).isEmpty();
    }

    @Test
    void theExamplesOfRfc3261ThatAreEquivalentMatch() {
        matching("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp");
        matching("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5");
        matching("sip:carol@chicago.com", "sip:carol@chicago.com;security=on");
        matching("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on");
        matching(
                "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
                "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com");
        matching(
                "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
                "sip:alice@atlanta.com?priority=urgent&subject=project%20x");
    }

    @Test
    void theExamplesOfRfc3261ThatAreNotEquivalentDoNotMatch() {
        different("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP");
        different("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060");
        different("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp");
        different("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp");
        different("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting");
        different("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4");
        different("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off");
        different("sip:bob@biloxi.com", "sips:bob@biloxi.com");
        different("sip:biloxi.com", "sip:bob@biloxi.com");
        different("sip:bob:pw@biloxi.com", "sip:bob@biloxi.com");
        different("sip:bob%3Apw@biloxi.com", "sip:bob:pw@biloxi.com");
        different("sip:+1@biloxi.com", "tel:+1");
    }

    private static void matching(String a, String b) {
        assertThat(uri(a).matches(uri(b))).as("%s and %s", a, b).isTrue();
        assertThat(uri(b).matches(uri(a))).as("%s and %s", b, a).isTrue();
    }

    private static void different(String a, String b) {
        assertThat(uri(a).matches(uri(b))).as("%s and %s", a, b).isFalse();
        assertThat(uri(b).matches(uri(a))).as("%s and %s", b, a).isFalse();
    }

    @Test
    void telephoneNumbersMatchWithoutTheirVisualSeparators() {
        matching("tel:+1-201-555-0123", "tel:+1(201)5550123");
        matching("tel:1234;phone-context=EXAMPLE.com", "tel:1234;phone-context=example.com");
        different("tel:+12015550123", "tel:12015550123");
        different("tel:1234;phone-context=a.com", "tel:1234");
        assertThat(uri("tel:+1-201-555-0123").user()).isEqualTo("+12015550123");
    }

    @Test
    void aUserMadeHereIsEscaped() {
        SipUri uri = SipUri.of("J\u00fcrgen @home:x", "example.com", 5080);
        assertThat(uri).hasToString("sip:J%C3%BCrgen%20%40home%3Ax@example.com:5080");
        assertThat(sip(uri.toString()).user()).isEqualTo("J\u00fcrgen @home:x");
        assertThat(sip(uri.toString()).password()).isEmpty();
        assertThat(SipUri.of("", "example.com")).hasToString("sip:example.com");
    }

    @Test
    void headersPutOnAUriAreEscaped() {
        SipUri uri = SipUri.of("a", "b").withHeader("Replaces", "x@y;to-tag=1;from-tag=2");
        assertThat(uri).hasToString("sip:a@b?Replaces=x%40y%3Bto-tag%3D1%3Bfrom-tag%3D2");
        assertThat(uri.header("replaces")).contains("x@y;to-tag=1;from-tag=2");
        assertThat(uri.withHeader("A", "&").header("a")).contains("&");
        assertThat(uri.withoutHeaders()).hasToString("sip:a@b");
    }

    @Test
    void anEscapedPercentSignInAParameterNameStaysEscaped() {
        assertThat(sip("sip:a@b;e%25%34%31")).hasToString("sip:a@b;e%25%34%31");
        assertThat(sip("sip:a@b;%6C%72").isLooseRouter()).isTrue();
        assertThat(sip("sip:a@b;x=%2541").param("x")).contains("%41");
    }

    @Test
    void parametersAreSetInTheirPlace() {
        SipUri uri = sip("sip:a@b;x=1;lr;y=2");
        assertThat(uri.withParam("X", "3 4")).hasToString("sip:a@b;x=3%204;lr;y=2");
        assertThat(uri.withParams(uri.params().without("LR"))).hasToString("sip:a@b;x=1;y=2");
        assertThat(uri.withParams(uri.params().withFlag("ob"))).hasToString("sip:a@b;x=1;lr;y=2;ob");
        assertThatThrownBy(() -> uri.params().with("no token", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePortIsKnownByTheSchemeAndTheTransport() {
        assertThat(sip("sip:a@b").portOrDefault()).isEqualTo(5060);
        assertThat(sip("sip:a@b;transport=TLS").portOrDefault()).isEqualTo(5061);
        assertThat(sip("sips:a@b").portOrDefault()).isEqualTo(5061);
        assertThat(sip("sips:a@b:9").portOrDefault()).isEqualTo(9);
    }
}
