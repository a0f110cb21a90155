package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * RFC 4475 §3.1.2 to §3.4. Where the RFC leaves it to the element to refuse or to guess, we refuse with 400, save where a
 * header is not needed.
 */
class Rfc4475InvalidTest {
    private static Parsed parse(String name) {
        return SipParser.parse(Torture.bytes("rfc4475", name));
    }

    private static SipRequest request(String name) {
        Parsed parsed = parse(name);
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        return (SipRequest) ((Parsed.Ok) parsed).message();
    }

    private static void refused(String name, int status, String reason) {
        assertThat(parse(name)).isInstanceOfSatisfying(Parsed.Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo(reason);
            assertThat(bad.status()).isEqualTo(status);
        });
    }

    private static String answer(String name) {
        Parsed.Bad bad = (Parsed.Bad) parse(name);
        Answerable answerable = bad.answerable().orElseThrow();
        return new String(answerable.answer(bad.status(), bad.reason(), answerable.topVia()), StandardCharsets.UTF_8);
    }

    // ---- 3.1.2 Invalid messages ----

    @Test
    void badinv01HasStraySeparatorsInItsVia() {
        refused("badinv01", 400, "Malformed Via");
        assertThat(((Parsed.Bad) parse("badinv01")).answerable()).isEmpty();
    }

    @Test
    void clerrSaysItIsLongerThanItsDatagram() {
        refused("clerr", 400, "Body Shorter Than Content-Length");
    }

    @Test
    void nclHasANegativeContentLength() {
        refused("ncl", 400, "Malformed Content-Length");
    }

    @Test
    void scalar02HasNumbersTooLarge() {
        refused("scalar02", 400, "Malformed CSeq");
    }

    @Test
    void scalarlgIsAResponseWithNumbersTooLargeAndIsDropped() {
        assertThat(parse("scalarlg")).isInstanceOf(Parsed.Ignore.class);
    }

    @Test
    void quotbalHasAQuotedStringWithoutEnd() {
        refused("quotbal", 400, "Malformed To");
    }

    @Test
    void ltgtruriHasItsRequestUriInBrackets() {
        refused("ltgtruri", 400, "Malformed Request-URI");
    }

    @Test
    void lwsruriHasASpaceInItsRequestUri() {
        refused("lwsruri", 400, "Malformed Request-URI");
    }

    @Test
    void lwsstartHasTwoSpacesInItsFirstLine() {
        refused("lwsstart", 400, "Malformed Request-URI");
    }

    @Test
    void trwsHasSpacesAtTheEndOfItsFirstLine() {
        refused("trws", 400, "Malformed Request Line");
    }

    @Test
    void escruriHasHeadersInItsRequestUri() {
        refused("escruri", 400, "Headers In Request-URI");
    }

    @Test
    void baddateHasADateOfAnotherZoneWhichIsPassedOver() {
        SipRequest r = request("baddate");
        assertThat(r.first(HeaderType.DATE)).isEmpty();
        assertThat(r.headers().problems(java.util.List.of(HeaderType.DATE)))
                .containsExactly("malformed Date: Fri, 01 Jan 2010 16:00:00 EST");
    }

    @Test
    void regbadctHasAContactWhoseHeadersAreNotInBrackets() {
        refused("regbadct", 400, "Malformed Contact");
    }

    @Test
    void badaspecHasSpacesWithinItsBrackets() {
        refused("badaspec", 400, "Malformed To");
    }

    @Test
    void baddnHasDisplayNamesThatShouldBeQuoted() {
        refused("baddn", 400, "Malformed From");
    }

    @Test
    void badversIsOfAnotherVersion() {
        refused("badvers", 505, "Version Not Supported");
        assertThat(answer("badvers")).contains("/UDP c.example.com;branch=z9hG4bKkdjuw\r\n");
    }

    @Test
    void mismatch01NamesAnotherMethodInItsCSeq() {
        refused("mismatch01", 400, "CSeq Method Mismatch");
        assertThat(answer("mismatch01"))
                .startsWith("SIP/2.0 400 CSeq Method Mismatch\r\n")
                .contains("\r\nVia: SIP/2.0/UDP host.example.com;branch=z9hG4bKkdjuw\r\n")
                .contains("\r\nTo: <sip:j.user@example.com>;tag=")
                .contains("\r\nFrom: sip:caller@example.net;tag=34525\r\n")
                .contains("\r\nCall-ID: mismatch01.dj0234sxdfl3\r\n")
                .contains("\r\nCSeq: 8 INVITE\r\n")
                .endsWith("\r\nContent-Length: 0\r\n\r\n")
                .isEqualTo(answer("mismatch01"));
    }

    @Test
    void mismatch02NamesAnotherMethodThanAnUnknownOne() {
        refused("mismatch02", 400, "CSeq Method Mismatch");
    }

    @Test
    void bigcodeIsAResponseWithoutAStatusAndIsDropped() {
        assertThat(parse("bigcode")).isInstanceOf(Parsed.Ignore.class);
    }

    // ---- 3.2 Transaction layer ----

    @Test
    void badbranchHasNothingAfterTheMagicCookie() {
        assertThat(request("badbranch").topVia().branch()).contains(Via.MAGIC_COOKIE);
    }

    // ---- 3.3 Application layer ----

    @Test
    void insufHasNeitherCallIdNorFromNorTo() {
        refused("insuf", 400, "Missing From");
        assertThat(answer("insuf")).contains("branch=z9hG4bKkdj.insuf", "CSeq: 193942 INVITE");
    }

    @Test
    void unkscmHasAnUnknownSchemeThatAServerCanAnswerWith416() {
        SipRequest r = request("unkscm");
        assertThat(r.uri()).isEqualTo(new OtherUri("nobodyknowsthisscheme", "totallyopaquecontent"));
    }

    @Test
    void novelscHasAKnownSchemeThatIsNotSip() {
        assertThat(request("novelsc").uri().scheme()).isEqualTo("soap.beep");
    }

    @Test
    void unksm2HasUnknownSchemesInItsHeaders() {
        SipRequest r = request("unksm2");
        assertThat(r.to().uri().scheme()).isEqualTo("isbn");
        assertThat(r.from().uri()).isEqualTo(new OtherUri("http", "//www.example.com"));
        assertThat(r.fromTag()).isEqualTo("3234233");
        assertThat(r.contact().orElseThrow().uri().scheme()).isEqualTo("name");
    }

    @Test
    void bext01RequiresWhatNobodySupports() {
        assertThat(request("bext01").all(HeaderType.REQUIRE))
                .containsExactly("nothingSupportsThis", "nothingSupportsThisEither");
        assertThat(request("bext01").all(HeaderType.PROXY_REQUIRE)).hasSize(2);
    }

    @Test
    void invutHasABodyOfAnUnknownType() {
        SipRequest r = request("invut");
        assertThat(r.first(HeaderType.CONTENT_TYPE)).contains(MediaType.of("application", "unknownformat"));
        assertThat(r.hasBody(MediaType.SDP)).isFalse();
    }

    @Test
    void regaut01HasCredentialsOfAnUnknownScheme() {
        Credentials c = request("regaut01").first(HeaderType.AUTHORIZATION).orElseThrow();
        assertThat(c.scheme()).isEqualTo("NoOneKnowsThisScheme");
        assertThat(c.isDigest()).isFalse();
        assertThat(c.params().get("opaque-data")).contains("here");
    }

    @Test
    void multi01HasTwoOfWhatMayStandOnce() {
        refused("multi01", 400, "Multiple From");
    }

    @Test
    void mcl01HasTwoContentLengths() {
        refused("mcl01", 400, "Malformed Content-Length");
    }

    @Test
    void bcastIsAResponseWithASecondViaByWhichItIsKnownToBeForAnother() {
        SipMessage r = ((Parsed.Ok) parse("bcast")).message();
        assertThat(r.all(HeaderType.VIA)).extracting(Via::host).containsExactly("192.0.2.198", "255.255.255.255");
    }

    @Test
    void zeromfMayNotBeForwarded() {
        assertThat(request("zeromf").first(HeaderType.MAX_FORWARDS)).contains(0);
    }

    @Test
    void cparam01HasAParameterOfTheHeader() {
        NameAddr contact = request("cparam01").contact().orElseThrow();
        assertThat(contact.params().has("unknownparam")).isTrue();
        assertThat(contact.uri()).hasToString("sip:+19725552222@gw1.example.net");
    }

    @Test
    void cparam02HasAParameterOfTheUri() {
        NameAddr contact = request("cparam02").contact().orElseThrow();
        assertThat(contact.params().isEmpty()).isTrue();
        assertThat(contact.uri().sip().orElseThrow().params().has("unknownparam"))
                .isTrue();
    }

    @Test
    void regescrtHasAHeaderInItsContactUri() {
        SipUri contact = request("regescrt").contact().orElseThrow().uri().sip().orElseThrow();
        assertThat(contact.header("route")).contains("<sip:sip.example.com>");
    }

    @Test
    void sdp01TakesNoSdpInTheAnswer() {
        SipRequest r = request("sdp01");
        assertThat(r.hasBody(MediaType.SDP)).isTrue();
        assertThat(r.all(HeaderType.ACCEPT)).noneMatch(a -> a.covers(MediaType.SDP));
    }

    // ---- 3.4 Backward compatibility ----

    @Test
    void inv2543HasNeitherBranchNorFromTagNorContentLength() {
        SipRequest r = request("inv2543");
        assertThat(r.topVia().branch()).isEmpty();
        assertThat(r.fromTag()).isEmpty();
        assertThat(r.bodyText()).startsWith("v=0\r\n").endsWith("RTP/AVP 0\r\n");
        assertThat(r.first(HeaderType.RECORD_ROUTE)
                        .orElseThrow()
                        .uri()
                        .sip()
                        .orElseThrow()
                        .isLooseRouter())
                .isFalse();
    }
}
