package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipMessageTest {
    static final String INVITE = """
            INVITE sip:bob@biloxi.example.com SIP/2.0
            Via: SIP/2.0/UDP pc33.atlanta.example.com:5066;branch=z9hG4bKnashds8;rport
            Via: SIP/2.0/TCP first.example.com
            Record-Route: <sip:p1.example.com;lr>
            Max-Forwards: 70
            To: Bob <sip:bob@biloxi.example.com>
            f: "Alice \\"A\\"" <sip:alice@atlanta.example.com>;tag=1928301774
            Call-ID: a84b4c76e66710
            CSeq: 314159 INVITE
            Contact: <sip:alice@pc33.atlanta.example.com>
            X-Custom: one, two
            x-custom: three
            Content-Type: application/sdp
            Content-Length: 4

            v=0
            """.replace("\n", "\r\n");

    static SipRequest invite() {
        return (SipRequest) ok(INVITE);
    }

    static SipMessage ok(String text) {
        Parsed parsed = SipParser.parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        return ((Parsed.Ok) parsed).message();
    }

    @Test
    void aRequestGivesItsTypedHeaders() {
        SipRequest invite = invite();
        assertThat(invite.method()).isEqualTo(SipMethod.INVITE);
        assertThat(invite.uri().user()).isEqualTo("bob");
        assertThat(invite.topVia().branch()).contains("z9hG4bKnashds8");
        assertThat(invite.topVia().port()).isEqualTo(5066);
        assertThat(invite.topVia().wantsRport()).isTrue();
        assertThat(invite.topVia().rport()).isEqualTo(-1);
        assertThat(invite.all(HeaderType.VIA)).hasSize(2);
        assertThat(invite.from().displayName()).isEqualTo("Alice \"A\"");
        assertThat(invite.fromTag()).isEqualTo("1928301774");
        assertThat(invite.toTag()).isEmpty();
        assertThat(invite.callId()).isEqualTo("a84b4c76e66710");
        assertThat(invite.cseq()).isEqualTo(new CSeq(314159, SipMethod.INVITE));
        assertThat(invite.first(HeaderType.MAX_FORWARDS)).contains(70);
        assertThat(invite.contact().orElseThrow().uri()).hasToString("sip:alice@pc33.atlanta.example.com");
        assertThat(invite.hasBody(MediaType.SDP)).isTrue();
        assertThat(invite.bodyText()).isEqualTo("v=0\r");
    }

    @Test
    void anUnknownHeaderIsNotSplitAtItsCommas() {
        assertThat(invite().headers().texts(HeaderName.of("X-CUSTOM"))).containsExactly("one, two", "three");
    }

    @Test
    void whatWasReadIsWrittenAgainWithNamesInFullAndContentLengthLast() {
        assertThat(invite().toString())
                .isEqualTo(INVITE.replace("f: ", "From: ").replace("v=0\r\n", "v=0\r"));
    }

    @Test
    void aResponseCopiesWhatTheRfcSays() {
        SipResponse ringing = SipResponse.to(invite(), 180).toTag("a6c85cf").build();
        assertThat(ringing.toString()).isEqualTo("""
                        SIP/2.0 180 Ringing
                        Via: SIP/2.0/UDP pc33.atlanta.example.com:5066;branch=z9hG4bKnashds8;rport
                        Via: SIP/2.0/TCP first.example.com
                        Record-Route: <sip:p1.example.com;lr>
                        To: "Bob" <sip:bob@biloxi.example.com>;tag=a6c85cf
                        From: "Alice \\"A\\"" <sip:alice@atlanta.example.com>;tag=1928301774
                        Call-ID: a84b4c76e66710
                        CSeq: 314159 INVITE
                        Content-Length: 0

                        """.replace("\n", "\r\n"));
        assertThat(SipResponse.to(invite(), 486).build().headers().has(HeaderName.RECORD_ROUTE))
                .isFalse();
    }

    @Test
    void aTransportFillsInTheTopmostViaAndLeavesTheOthers() {
        SipRequest invite = invite();
        SipRequest filled = invite.edit()
                .replaceFirst(
                        HeaderType.VIA,
                        invite.topVia().withReceived("192.0.2.9").withRport(9999))
                .build();
        assertThat(filled.all(HeaderType.VIA).getFirst())
                .hasToString(
                        "SIP/2.0/UDP pc33.atlanta.example.com:5066;branch=z9hG4bKnashds8;rport=9999;received=192.0.2.9");
        assertThat(filled.all(HeaderType.VIA)).hasSize(2);
        assertThat(invite.topVia().received()).isEmpty();
    }

    @Test
    void theFirstOfSeveralViasInOneLineIsReplacedAndRemovedAlone() {
        SipRequest request = SipRequest.builder(SipMethod.OPTIONS, SipUri.of("a", "b"))
                .addAll(HeaderType.VIA, List.of(Via.of("UDP", "one", -1, "z1"), Via.of("UDP", "two", -1, "z2")))
                .add(HeaderName.FROM, "<sip:a@b>;tag=1")
                .add(HeaderName.TO, "<sip:c@d>")
                .add(HeaderType.CALL_ID, "x")
                .add(HeaderType.CSEQ, new CSeq(1, SipMethod.OPTIONS))
                .build();
        assertThat(request.edit()
                        .replaceFirst(HeaderType.VIA, Via.of("TCP", "new", 1, "z9"))
                        .build()
                        .all(HeaderType.VIA))
                .extracting(Via::host)
                .containsExactly("new", "two");
        assertThat(request.edit().removeFirst(HeaderType.VIA).build().all(HeaderType.VIA))
                .extracting(Via::host)
                .containsExactly("two");
    }

    @Test
    void aValueWithALineEndCannotBeginAHeaderOfItsOwn() {
        SipRequest sent = invite().edit()
                .add(HeaderName.of("X-Evil"), "a\r\nVia: b")
                .add(HeaderType.SUBJECT, "a\nb")
                .build();
        SipMessage read = ok(sent.toString());
        assertThat(read.text(HeaderName.of("X-Evil"))).contains("a  Via: b");
        assertThat(read.text(HeaderName.SUBJECT)).contains("a b");
        assertThat(read.all(HeaderType.VIA)).hasSize(2);
    }

    @Test
    void controlCharactersAndWhatIsNoAsciiAreWrittenInOnePass() {
        String odd = "\u007f".repeat(50_000) + "\u00e9\u0001z";
        SipWriter out = new SipWriter().put(odd);
        assertThat(out.toString()).isEqualTo(" ".repeat(50_000) + "\u00e9 z");
    }

    @Test
    void aMessageWithoutWhatItMustHaveIsNotBuilt() {
        assertThatThrownBy(() -> invite().edit().remove(HeaderName.CALL_ID).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Call-ID");
        assertThatThrownBy(() -> invite().edit()
                        .set(HeaderType.CSEQ, new CSeq(1, SipMethod.BYE))
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void compactFormsAreWrittenWhenAskedFor() {
        SipWriter out = new SipWriter(true);
        invite().writeTo(out);
        assertThat(out.toString()).contains("\r\nv: SIP/2.0/UDP", "\r\ni: a84b", "\r\nl: 4\r\n", "\r\nCSeq: ");
    }

    @Test
    void lineEndsAloneAreKeepAlives() {
        assertThat(SipParser.parse(new byte[] {13, 10, 13, 10})).isEqualTo(new Parsed.KeepAlive(true));
        assertThat(SipParser.parse(new byte[] {13, 10})).isEqualTo(new Parsed.KeepAlive(false));
        assertThat(SipParser.parse(new byte[4])).isInstanceOf(Parsed.Ignore.class);
        assertThat(SipParser.parse(new byte[0])).isInstanceOf(Parsed.Ignore.class);
    }
}
