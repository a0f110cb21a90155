package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 5118 §4: IPv6 in SIP messages. Three of the bodies are not the RFC's to the letter. */
class Rfc5118Test {
    private static Parsed parse(String name) {
        return SipParser.parse(Torture.bytes("rfc5118", name));
    }

    private static SipRequest request(String name) {
        Parsed parsed = parse(name);
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        return (SipRequest) ((Parsed.Ok) parsed).message();
    }

    private static SipUri uri(String name) {
        return request(name).uri().sip().orElseThrow();
    }

    @Test
    void anIpv6ReferenceStandsInBrackets() {
        assertThat(uri("ipv6-good").host()).isEqualTo("[2001:db8::10]");
        assertThat(uri("ipv6-good").hostAddress()).isEqualTo("2001:db8::10");
        assertThat(request("ipv6-good").topVia().host()).isEqualTo("[2001:db8::9:1]");
        assertThat(request("ipv6-good").contact().orElseThrow().uri()).hasToString("sip:caller@[2001:db8::1]");
    }

    @Test
    void withoutBracketsItIsRefused() {
        assertThat(parse("ipv6-bad"))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.reason()).isEqualTo("Malformed Request-URI"));
    }

    @Test
    void aPortWithinTheBracketsIsPartOfTheAddress() {
        assertThat(uri("port-ambiguous").port()).isEqualTo(-1);
        assertThat(uri("port-unambiguous").port()).isEqualTo(5070);
    }

    @Test
    void theReceivedParameterIsTakenWithBracketsAndWithout() {
        assertThat(request("via-received-param-with-delim").topVia().received()).contains("[2001:db8::9:255]");
        assertThat(request("via-received-param-no-delim").topVia().received()).contains("2001:db8::9:255");
    }

    @Test
    void bothFamiliesMayStandInOneMessage() {
        assertThat(request("mult-ip-in-header").all(HeaderType.VIA))
                .extracting(Via::host)
                .containsExactly("[2001:db8::9:1]", "192.0.2.1", "[2001:db8::9:255]");
        assertThat(request("mult-ip-in-header").topVia().port()).isEqualTo(6050);
        assertThat(request("ipv6-in-sdp").bodyText()).contains("c=IN IP6 2001:db8::20");
        assertThat(request("mult-ip-in-sdp").hasBody(MediaType.SDP)).isTrue();
    }

    @Test
    void anIpv4AddressMayBeMappedIntoIpv6() {
        assertThat(request("ipv4-mapped-ipv6").topVia().host()).isEqualTo("[::ffff:192.0.2.10]");
        assertThat(request("ipv4-mapped-ipv6").topVia().port()).isEqualTo(19823);
    }

    @Test
    void theThirdColonOfTheOldGrammarIsForgiven() {
        assertThat(uri("ipv6-bug-abnf-3-colons").host()).isEqualTo("[2001:db8:::192.0.2.1]");
        assertThat(uri("ipv6-correct-abnf-2-colons").host()).isEqualTo("[2001:db8::192.0.2.1]");
    }
}
