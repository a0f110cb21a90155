package org.hookswitch.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionDescriptionTest {
    private static SessionDescription read(String text) {
        return SessionDescription.parse(text.replace("\n", "\r\n")).ok().orElseThrow();
    }

    private static final String PHONE = """
            v=0
            o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
            s=-
            i=a call
            c=IN IP4 192.0.2.1
            b=AS:80
            t=0 0
            a=group:BUNDLE 0
            m=audio 49170/2 RTP/AVP 0 8 97 18 96
            b=TIAS:64000
            a=rtpmap:97 iLBC/8000
            a=fmtp:97 mode=30
            a=rtpmap:96 telephone-event/8000
            a=fmtp:96 0-15
            a=ptime:30
            a=rtcp:53020 IN IP4 192.0.2.9
            a=candidate:1 1 UDP 2130706431 192.0.2.1 49170 typ host
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4
            a=sendonly
            m=video 0 RTP/AVP 31
            c=IN IP6 2001:db8::1
            """;

    @Test
    void aDescriptionIsReadAndWrittenAsItWas() {
        SessionDescription d = read(PHONE);
        assertThat(d.write()).isEqualTo(PHONE.replace("\n", "\r\n").replace("49170/2", "49170"));
        assertThat(read(d.write().replace("\r\n", "\n"))).isEqualTo(d);
    }

    @Test
    void formatsComeFromRtpmapFmtpAndTheStaticTable() {
        MediaDescription audio = read(PHONE).media().getFirst();
        assertThat(audio.rtpFormats())
                .containsExactly(
                        new RtpFormat(0, "PCMU", 8000, 1, ""),
                        new RtpFormat(8, "PCMA", 8000, 1, ""),
                        new RtpFormat(97, "iLBC", 8000, 1, "mode=30"),
                        new RtpFormat(18, "G729", 8000, 1, ""),
                        new RtpFormat(96, "telephone-event", 8000, 1, "0-15"));
        assertThat(audio.ptime()).isEqualTo(30);
        assertThat(audio.attributes().values("candidate")).hasSize(1);
        assertThat(audio.attributes().first("crypto")).isPresent();
    }

    @Test
    void directionAndAddressComeFromTheMediumOrElseTheSession() {
        SessionDescription d = read(PHONE.replace("a=group:BUNDLE 0", "a=inactive"));
        MediaDescription audio = d.media().getFirst();
        MediaDescription video = d.media().getLast();
        assertThat(d.direction(audio)).isEqualTo(Direction.SENDONLY);
        assertThat(d.direction(video)).isEqualTo(Direction.INACTIVE);
        assertThat(read(PHONE).direction(video)).isEqualTo(Direction.SENDRECV);
        assertThat(d.connection(audio)).contains(new Connection("IP4", "192.0.2.1"));
        assertThat(d.connection(video)).contains(new Connection("IP6", "2001:db8::1"));
    }

    @Test
    void linesMayEndInLfAloneAndWhatIsNotNeededMayBeMissing() {
        SdpResult result =
                SessionDescription.parse("v=0\no=- 1 1 IN IP4 h\nc=IN IP4 192.0.2.1\nm=audio 4 RTP/AVP 0\n\n");
        assertThat(result.ok()).isPresent();
        assertThat(result.ok().orElseThrow().write())
                .isEqualTo("v=0\r\no=- 1 1 IN IP4 h\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4 RTP/AVP 0\r\n");
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        assertThat(bad("v=0\no=- 1 IN IP4 h\n"))
                .hasToString("line 2: expected o=user id version IN IP4|IP6 address, found \"- 1 IN IP4 h\"");
        assertThat(bad("v=1\n")).hasToString("line 1: expected v=0, found \"v=1\"");
        assertThat(bad("v=0\no=- 1 1 IN IP4 h\nm=audio 70000 RTP/AVP 0\n").line())
                .isEqualTo(3);
        assertThat(bad("v=0\no=- 1 1 IN IP4 h\nm=audio 4 RTP/AVP 0\n"))
                .hasToString("expected c= for audio, found none");
        assertThat(bad("v=0\no=- 1 1 IN IP4 h\nc=IN IP4 /127\n").line()).isEqualTo(3);
        assertThat(bad("hello\n")).hasToString("line 1: expected x=..., found \"hello\"");
        assertThat(bad("")).hasToString("expected v=0 and o=, found neither");
    }

    @Test
    void aDescriptionWithoutEndIsRefused() {
        assertThat(bad("v=0\no=- 1 1 IN IP4 h\n" + "a=x\n".repeat(5000)).reason())
                .isEqualTo("too many lines");
        assertThat(bad("v=0\no=- 1 1 IN IP4 h\n" + "m=audio 0 RTP/AVP 0\n".repeat(40))
                        .reason())
                .isEqualTo("too many media");
    }

    private static SdpResult.Bad bad(String text) {
        return (SdpResult.Bad) SessionDescription.parse(text);
    }
}
