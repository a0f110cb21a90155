package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** RFC 4475 §3.1.1: well-formed, however odd. */
class Rfc4475ValidTest {
    private static SipRequest request(String name) {
        return (SipRequest) message(name);
    }

    private static SipMessage message(String name) {
        Parsed parsed = SipParser.parse(Torture.bytes("rfc4475", name));
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        return ((Parsed.Ok) parsed).message();
    }

    @Test
    void wsinvIsFoldedAndSpacedInEveryWay() {
        SipRequest r = request("wsinv");
        assertThat(r.method()).isEqualTo(SipMethod.INVITE);
        SipUri uri = r.uri().sip().orElseThrow();
        assertThat(uri.user()).isEqualTo("vivekg");
        assertThat(uri.params().has("unknownparam")).isTrue();
        assertThat(r.toTag()).isEqualTo("1918181833n");
        assertThat(r.to().uri()).hasToString("sip:vivekg@chair-dnrc.example.com");
        assertThat(r.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(r.fromTag()).isEqualTo("98asjd8");
        assertThat(r.first(HeaderType.MAX_FORWARDS)).contains(68);
        assertThat(r.cseq()).isEqualTo(new CSeq(9, SipMethod.INVITE));
        assertThat(r.all(HeaderType.VIA)).extracting(Via::transport).containsExactly("UDP", "TCP", "UDP");
        assertThat(r.all(HeaderType.VIA))
                .extracting(Via::host)
                .containsExactly("192.0.2.2", "spindle.example.com", "192.168.255.111");
        assertThat(r.all(HeaderType.VIA))
                .extracting(v -> v.branch().orElse(""))
                .containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
        assertThat(r.first(HeaderType.SUBJECT)).contains("");
        assertThat(r.text(HeaderName.of("NewFangledHeader"))).contains("newfangled value continued newfangled value");
        assertThat(r.text(HeaderName.of("UnknownHeaderWithUnusualValue"))).contains(";;,,;;,;");
        NameAddr route = r.first(HeaderType.ROUTE).orElseThrow();
        assertThat(route.uri().sip().orElseThrow().isLooseRouter()).isTrue();
        Contact.Address contact = (Contact.Address) r.first(HeaderType.CONTACT).orElseThrow();
        assertThat(contact.address().displayName()).isEqualTo("Quoted string \"\"");
        assertThat(contact.address().params().get("newparam")).contains("newvalue");
        assertThat(contact.address().params().has("secondparam")).isTrue();
        assertThat(contact.q()).isEqualTo(330);
        assertThat(r.bodyLength()).isEqualTo(150);
    }

    @Test
    void intmethUsesEveryCharacterATokenMayHave() {
        SipRequest r = request("intmeth");
        assertThat(r.method().name()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
        SipUri uri = r.uri().sip().orElseThrow();
        assertThat(uri.user()).isEqualTo("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
        assertThat(uri.password()).isEqualTo("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)");
        assertThat(uri.host()).isEqualTo("example.com");
        assertThat(r.topVia().branch()).contains("z9hG4bK-.!%66*_+`'~");
        assertThat(r.to().displayName()).isEqualTo("BEL:\u0007 NUL:\0 DEL:\u007f");
        assertThat(r.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
        assertThat(r.from().params().get("fromParam''~+*_!.-%")).contains("работающий");
        assertThat(r.fromTag()).isEqualTo("_token~1'+`*%!-.");
        assertThat(r.callId()).isEqualTo("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
        assertThat(r.cseq().method()).isEqualTo(r.method());
        assertThat(r.text(HeaderName.of("extensionHeader-!.%*+_`'~"))).contains("\uFEFF大停電");
    }

    @Test
    void esc01HasEscapesInItsUris() {
        SipRequest r = request("esc01");
        assertThat(r.uri().user()).isEqualTo("sips:user@example.com");
        assertThat(r.uri().sip().orElseThrow().host()).isEqualTo("example.net");
        assertThat(r.to().uri().user()).isEqualTo("user");
        assertThat(r.to().uri().matches(SipUri.of("user", "example.com"))).isTrue();
        assertThat(r.from().uri().user()).isEqualTo("I have spaces");
        SipUri contact = r.contact().orElseThrow().uri().sip().orElseThrow();
        assertThat(contact.user()).isEqualTo("caller");
        assertThat(contact.isLooseRouter()).isTrue();
        assertThat(contact.params().get("name")).contains("v%61lue%25%34%31");
        assertThat(r.headers().toString()).contains("<sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>");
    }

    @Test
    void escnullHasEscapedNulsThatDoNotEndAString() {
        SipRequest r = request("escnull");
        assertThat(r.to().uri().user()).isEqualTo("null-\0-null");
        assertThat(r.all(HeaderType.CONTACT))
                .extracting(c -> c.nameAddr().orElseThrow().uri().user())
                .containsExactly("\0", "\0\0");
        assertThat(new String(r.toBytes(), StandardCharsets.UTF_8)).contains("sip:null-%00-null@example.com");
    }

    @Test
    void esc02HasPercentSignsThatAreNoEscapes() {
        SipRequest r = request("esc02");
        assertThat(r.method()).isNotEqualTo(SipMethod.REGISTER);
        assertThat(r.method().name()).isEqualTo("RE%47IST%45R");
        assertThat(r.to().displayName()).isEqualTo("%Z%45");
        assertThat(r.all(HeaderType.CONTACT)).hasSize(2);
        assertThat(r.text(HeaderName.of("C%6Fntact"))).contains("<sip:alias2@host2.example.com>");
    }

    @Test
    void lwsdispHasNoSpaceBeforeTheAngleBracket() {
        assertThat(request("lwsdisp").from().displayName()).isEqualTo("caller");
        assertThat(request("lwsdisp").from().uri()).hasToString("sip:caller@example.com");
    }

    @Test
    void longreqHasLongValuesAndManyVias() {
        SipRequest r = request("longreq");
        assertThat(r.all(HeaderType.VIA)).hasSize(34);
        assertThat(r.topVia().host()).isEqualTo("sip33.example.com");
        assertThat(r.all(HeaderType.VIA).getLast().received()).contains("192.0.2.5");
        assertThat(r.fromTag()).hasSize(155);
        assertThat(r.to().uri().sip().orElseThrow().port()).isEqualTo(6000);
        assertThat(r.bodyLength()).isEqualTo(150);
    }

    @Test
    void dblreqEndsWhereItsContentLengthSays() {
        SipRequest r = request("dblreq");
        assertThat(r.method()).isEqualTo(SipMethod.REGISTER);
        assertThat(r.callId()).isEqualTo("dblreq.0ha0isndaksdj99sdfafnl3lk233412");
        assertThat(r.bodyLength()).isZero();
    }

    @Test
    void semiuriHasASemicolonInTheUserPart() {
        SipRequest r = request("semiuri");
        assertThat(r.uri().user()).isEqualTo("user;par=u@example.net");
        assertThat(r.uri().sip().orElseThrow().params().isEmpty()).isTrue();
        assertThat(r.all(HeaderType.ACCEPT)).hasSize(6);
    }

    @Test
    void transportsNamesTransportsThatAreNotKnown() {
        assertThat(request("transports").all(HeaderType.VIA))
                .extracting(Via::transport)
                .containsExactly("UDP", "SCTP", "TLS", "UNKNOWN", "TCP");
    }

    @Test
    void mpart01HasABinaryBodyInParts() {
        SipRequest r = request("mpart01");
        assertThat(r.bodyLength()).isEqualTo(553);
        assertThat(r.hasBody(MediaType.of("multipart", "mixed"))).isTrue();
        var parts = BodyPart.of(r);
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().type().is(MediaType.TEXT_PLAIN)).isTrue();
        assertThat(parts.getFirst().text()).isEqualTo("Hello");
        assertThat(parts.getLast().content()).hasSize(342).startsWith(0x30, 0x82);
        assertThat(r.first(HeaderType.DATE).orElseThrow().instant()).hasToString("2005-10-15T04:44:56Z");
    }

    @Test
    void unreasonHasAReasonPhraseInUtf8() {
        SipResponse r = (SipResponse) message("unreason");
        assertThat(r.status()).isEqualTo(200);
        assertThat(r.reason()).isEqualTo("= 2**3 * 5**2 но сто девяносто девять - простое");
    }

    @Test
    void noreasonHasNoReasonPhrase() {
        SipResponse r = (SipResponse) message("noreason");
        assertThat(r.status()).isEqualTo(100);
        assertThat(r.reason()).isEmpty();
        assertThat(r.startLine()).isEqualTo("SIP/2.0 100 ");
    }
}
