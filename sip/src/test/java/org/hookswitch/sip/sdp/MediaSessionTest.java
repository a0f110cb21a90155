package org.hookswitch.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaSessionTest {
    private static final Codec PCMU = Codec.of("PCMU", 8000);
    private static final Codec PCMA = Codec.of("PCMA", 8000);
    private static final Codec G722 = Codec.of("G722", 8000);
    private static final Codec ILBC = Codec.of("iLBC", 8000).withFmtp("mode=20");
    private static final Codec OPUS = new Codec("opus", 48000, 2, 107, "useinbandfec=1");
    private static final Codec EVENTS = Codec.telephoneEvents(8000);

    private static MediaSession begin() {
        return MediaSession.begin(Origin.of("-", 4711, "192.0.2.10"), "pbx");
    }

    private static LocalStream audio(Codec... codecs) {
        return LocalStream.audio("192.0.2.10", 18000, List.of(codecs));
    }

    private static SessionDescription sdp(String media) {
        return SessionDescription.parse("v=0\no=bob 1 1 IN IP4 192.0.2.77\ns=-\nc=IN IP4 192.0.2.77\nt=0 0\n" + media)
                .ok()
                .orElseThrow();
    }

    private static MediaOutcome.Agreed answer(String offer, LocalStream... streams) {
        return (MediaOutcome.Agreed) begin().answer(sdp(offer), List.of(streams), CodecChoice.OFFERED_ORDER);
    }

    private static String local(MediaOutcome.Agreed agreed) {
        return agreed.session().local().orElseThrow().write();
    }

    // ---- offers ----

    @Test
    void anOfferHasOurCodecsInOurOrder() {
        MediaSession offered = begin().offer(List.of(audio(OPUS, PCMU, G722, ILBC, EVENTS)));
        assertThat(offered.pendingOffer().orElseThrow().write()).isEqualTo("""
                        v=0
                        o=- 4711 1 IN IP4 192.0.2.10
                        s=pbx
                        c=IN IP4 192.0.2.10
                        t=0 0
                        m=audio 18000 RTP/AVP 107 0 9 96 101
                        a=rtpmap:107 opus/48000/2
                        a=fmtp:107 useinbandfec=1
                        a=rtpmap:0 PCMU/8000
                        a=rtpmap:9 G722/8000
                        a=rtpmap:96 iLBC/8000
                        a=fmtp:96 mode=20
                        a=rtpmap:101 telephone-event/8000
                        a=fmtp:101 0-16
                        a=ptime:20
                        a=sendrecv
                        """.replace("\n", "\r\n"));
    }

    @Test
    void anAnswerToOurOfferGivesEachSideItsPayloadType() {
        MediaSession offered = begin().offer(List.of(audio(OPUS, PCMU, EVENTS)));
        MediaOutcome outcome = offered.answered(sdp("""
                        m=audio 4000 RTP/AVP 0 111 97
                        a=rtpmap:111 OPUS/48000/2
                        a=fmtp:111 stereo=1
                        a=rtpmap:97 telephone-event/8000
                        a=ptime:40
                        """));
        AgreedStream stream = ((MediaOutcome.Agreed) outcome).audio().orElseThrow();
        assertThat(stream.formats())
                .containsExactly(
                        new AgreedFormat("PCMU", 8000, 1, 0, 0, "", ""),
                        new AgreedFormat("opus", 48000, 2, 111, 107, "stereo=1", "useinbandfec=1"));
        assertThat(stream.events()).containsExactly(new AgreedFormat("telephone-event", 8000, 1, 97, 101, "", "0-16"));
        assertThat(stream.remoteAddress()).isEqualTo("192.0.2.77");
        assertThat(stream.remotePort()).isEqualTo(4000);
        assertThat(stream.remoteRtcpPort()).isEqualTo(4001);
        assertThat(stream.ptime()).isEqualTo(40);
        assertThat(stream.direction()).isEqualTo(Direction.SENDRECV);
        assertThat(stream.heldByRemote()).isFalse();
    }

    @Test
    void aDynamicTypeWithoutRtpmapInTheAnswerMeansWhatWeOffered() {
        MediaSession offered = begin().offer(List.of(audio(OPUS, PCMU)));
        MediaOutcome.Agreed agreed = (MediaOutcome.Agreed) offered.answered(sdp("m=audio 4000 RTP/AVP 107\n"));
        assertThat(agreed.audio().orElseThrow().formats())
                .containsExactly(new AgreedFormat("opus", 48000, 2, 107, 107, "", "useinbandfec=1"));
    }

    @Test
    void anAnswerThatAcceptsNothingRefuses() {
        MediaSession offered = begin().offer(List.of(audio(PCMU)));
        assertThat(offered.answered(sdp("m=audio 0 RTP/AVP 0\n"))).isInstanceOf(MediaOutcome.Refused.class);
        assertThat(offered.answered(sdp("m=audio 4000 RTP/AVP 18\n"))).isInstanceOf(MediaOutcome.Refused.class);
        assertThat(offered.answered(sdp(""))).isInstanceOf(MediaOutcome.Refused.class);
    }

    @Test
    void twoOffersAtOnceAreAMistake() {
        MediaSession offered = begin().offer(List.of(audio(PCMU)));
        assertThatThrownBy(() -> offered.offer(List.of(audio(PCMU)))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> offered.answer(
                        sdp("m=audio 4000 RTP/AVP 0\n"), List.of(audio(PCMU)), CodecChoice.OFFERED_ORDER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begin().answered(sdp("m=audio 4000 RTP/AVP 0\n")))
                .isInstanceOf(IllegalStateException.class);
    }

    // ---- answers ----

    private static final String OFFER = """
            m=audio 4000 RTP/AVP 8 111 0 100
            a=rtpmap:111 opus/48000/2
            a=rtpmap:100 telephone-event/8000
            a=fmtp:100 0-15
            """;

    @Test
    void anAnswerHasTheCommonCodecsInTheOfferedOrderWithTheOfferedTypes() {
        MediaOutcome.Agreed agreed = answer(OFFER, audio(OPUS, PCMU, PCMA, G722, EVENTS));
        assertThat(local(agreed)).contains("m=audio 18000 RTP/AVP 8 111 0 100\r\n");
        assertThat(local(agreed)).contains("a=fmtp:111 useinbandfec=1\r\n", "a=fmtp:100 0-16\r\n");
        assertThat(agreed.audio().orElseThrow().formats())
                .extracting(AgreedFormat::encoding)
                .containsExactly("PCMA", "opus", "PCMU");
    }

    @Test
    void ourOrderCountsWhenWeChooseSoAndOneCodecMayBeEnough() {
        MediaOutcome.Agreed own = (MediaOutcome.Agreed)
                begin().answer(sdp(OFFER), List.of(audio(OPUS, PCMU, PCMA, EVENTS)), CodecChoice.OWN_ORDER);
        assertThat(local(own)).contains("RTP/AVP 111 0 8 100\r\n");
        assertThat(own.audio().orElseThrow().formats())
                .extracting(AgreedFormat::encoding)
                .containsExactly("opus", "PCMU", "PCMA");
        MediaOutcome.Agreed one = (MediaOutcome.Agreed)
                begin().answer(sdp(OFFER), List.of(audio(PCMU, PCMA, EVENTS)), new CodecChoice(true, true));
        assertThat(local(one)).contains("RTP/AVP 8 100\r\n");
    }

    @Test
    void telephoneEventsAloneAreNoCommonCodec() {
        MediaOutcome outcome = begin().answer(sdp(OFFER), List.of(audio(G722, EVENTS)), CodecChoice.OFFERED_ORDER);
        assertThat(outcome).isEqualTo(new MediaOutcome.Refused("no common codec for audio"));
    }

    @Test
    void telephoneEventsOfAClockThatNoCodecHasAreNotAnswered() {
        String offer = OFFER.replace(" 100\n", " 100 99\n") + "a=rtpmap:99 telephone-event/48000\n";
        Codec events48 = Codec.telephoneEvents(48000);
        assertThat(local(answer(offer, audio(PCMA, EVENTS, events48)))).contains("RTP/AVP 8 100\r\n");
        MediaOutcome.Agreed both = answer(offer, audio(OPUS, PCMA, EVENTS, events48));
        assertThat(local(both)).contains("RTP/AVP 8 111 100 99\r\n");
        AgreedStream stream = both.audio().orElseThrow();
        assertThat(stream.events(stream.formats().getLast()).orElseThrow().sendType())
                .isEqualTo(99);
        assertThat(stream.events(stream.formats().getFirst()).orElseThrow().sendType())
                .isEqualTo(100);
    }

    @Test
    void mediaThatWeDoNotTakeAreRefusedInTheirPlaces() {
        MediaOutcome.Agreed agreed = answer(
                "m=video 5000 RTP/AVP 31\nm=audio 4000 RTP/AVP 0\nm=audio 4002 RTP/AVP 0\nm=image 6000 udptl t38\n",
                audio(PCMU));
        assertThat(local(agreed)).endsWith("""
                        m=video 0 RTP/AVP 31
                        m=audio 18000 RTP/AVP 0
                        a=rtpmap:0 PCMU/8000
                        a=ptime:20
                        a=sendrecv
                        m=audio 0 RTP/AVP 0
                        m=image 0 udptl t38
                        """.replace("\n", "\r\n"));
        assertThat(agreed.streams()).hasSize(1);
        assertThat(agreed.audio().orElseThrow().index()).isEqualTo(1);
    }

    @Test
    void anotherProfileIsRefusedUnlessItIsSpoken() {
        String offer = "m=audio 4000 RTP/SAVP 0\na=crypto:1 X inline:y\n";
        assertThat(begin().answer(sdp(offer), List.of(audio(PCMU)), CodecChoice.OFFERED_ORDER))
                .isEqualTo(new MediaOutcome.Refused("no support for RTP/SAVP"));
        MediaOutcome.Agreed agreed = answer(
                offer,
                audio(PCMU)
                        .withProtocols(List.of("RTP/AVP", "RTP/SAVP"))
                        .withAttributes(Attributes.of(new Attribute("crypto", "1 X inline:z"))));
        assertThat(local(agreed)).contains("m=audio 18000 RTP/SAVP 0\r\n", "a=crypto:1 X inline:z\r\n");
        assertThat(agreed.audio().orElseThrow().remoteAttributes().first("crypto"))
                .contains("1 X inline:y");
    }

    @Test
    void faxIsAgreedByTheNameOfItsFormat() {
        LocalStream fax = new LocalStream(
                "image",
                List.of("udptl"),
                "192.0.2.10",
                19000,
                List.of(Codec.of("t38", 8000)),
                -1,
                Direction.SENDRECV,
                Attributes.of(new Attribute("T38FaxVersion", "0")));
        MediaOutcome.Agreed agreed = answer("m=image 6000 udptl t38\na=T38FaxVersion:0\n", fax);
        assertThat(local(agreed)).endsWith("m=image 19000 udptl t38\r\na=T38FaxVersion:0\r\n");
        assertThat(agreed.stream("image").orElseThrow().remotePort()).isEqualTo(6000);
    }

    @Test
    void rtcpMuxIsAnsweredOnlyWhenOffered() {
        LocalStream mux = audio(PCMU).withAttributes(Attributes.of(Attribute.flag("rtcp-mux")));
        assertThat(local(answer("m=audio 4000 RTP/AVP 0\n", mux))).doesNotContain("rtcp-mux");
        MediaOutcome.Agreed with = answer("m=audio 4000 RTP/AVP 0\na=rtcp-mux\n", mux);
        assertThat(local(with)).contains("a=rtcp-mux\r\n");
        assertThat(with.audio().orElseThrow().remoteRtcpPort()).isEqualTo(4000);
        MediaOutcome.Agreed without = answer("m=audio 4000 RTP/AVP 0\na=rtcp-mux\n", audio(PCMU));
        assertThat(local(without)).doesNotContain("rtcp-mux");
        assertThat(without.audio().orElseThrow().remoteRtcpPort()).isEqualTo(4001);
    }

    @Test
    void theRtcpAttributeSaysWhereRtcpGoes() {
        AgreedStream port = answer("m=audio 4000 RTP/AVP 0\na=rtcp:53020\n", audio(PCMU))
                .audio()
                .orElseThrow();
        assertThat(port.remoteRtcpPort()).isEqualTo(53020);
        assertThat(port.remoteRtcpAddress()).isEqualTo("192.0.2.77");
        AgreedStream both = answer("m=audio 4000 RTP/AVP 0\na=rtcp:53020 IN IP4 192.0.2.78\n", audio(PCMU))
                .audio()
                .orElseThrow();
        assertThat(both.remoteRtcpAddress()).isEqualTo("192.0.2.78");
    }

    // ---- hold ----

    @Test
    void whoSendsOnlyHoldsUsAndWeAnswerThatWeReceive() {
        MediaOutcome.Agreed agreed = answer("m=audio 4000 RTP/AVP 0\na=sendonly\n", audio(PCMU));
        assertThat(local(agreed)).contains("a=recvonly\r\n");
        assertThat(agreed.audio().orElseThrow().heldByRemote()).isTrue();
        assertThat(agreed.audio().orElseThrow().direction()).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void inactiveIsAnsweredByInactive() {
        MediaOutcome.Agreed agreed = answer("a=inactive\nm=audio 4000 RTP/AVP 0\n", audio(PCMU));
        assertThat(local(agreed)).contains("a=inactive\r\n");
        assertThat(agreed.audio().orElseThrow().heldByRemote()).isTrue();
    }

    @Test
    void anAddressOfZeroHoldsUsAsItDidBeforeRfc3264() {
        MediaOutcome.Agreed agreed = answer("m=audio 4000 RTP/AVP 0\nc=IN IP4 0.0.0.0\n", audio(PCMU));
        AgreedStream stream = agreed.audio().orElseThrow();
        assertThat(stream.heldByRemote()).isTrue();
        assertThat(stream.direction()).isEqualTo(Direction.RECVONLY);
        assertThat(local(agreed)).contains("a=recvonly\r\n");
    }

    @Test
    void weHoldTheOtherSideByOfferingThatWeSendOnly() {
        MediaSession session = answer("m=audio 4000 RTP/AVP 0\n", audio(PCMU)).session();
        MediaSession hold = session.offer(List.of(audio(PCMU).withDirection(Direction.SENDONLY)));
        assertThat(hold.pendingOffer().orElseThrow().write()).contains("a=sendonly\r\n");
        MediaOutcome.Agreed held = (MediaOutcome.Agreed) hold.answered(sdp("m=audio 4000 RTP/AVP 0\na=recvonly\n"));
        assertThat(held.audio().orElseThrow().direction()).isEqualTo(Direction.SENDONLY);
        assertThat(held.audio().orElseThrow().heldByRemote()).isFalse();
    }

    // ---- what follows ----

    @Test
    void theVersionGoesUpOnlyWhenWeSaySomethingElse() {
        MediaSession first = answer(OFFER, audio(PCMU, EVENTS)).session();
        assertThat(version(first)).isEqualTo("1");
        MediaSession again = ((MediaOutcome.Agreed)
                        first.answer(sdp(OFFER), List.of(audio(PCMU, EVENTS)), CodecChoice.OFFERED_ORDER))
                .session();
        assertThat(version(again)).isEqualTo("1");
        MediaSession held = ((MediaOutcome.Agreed) again.answer(
                        sdp(OFFER + "a=sendonly\n"), List.of(audio(PCMU, EVENTS)), CodecChoice.OFFERED_ORDER))
                .session();
        assertThat(version(held)).isEqualTo("2");
        MediaSession offered = held.offer(List.of(audio(PCMU)));
        assertThat(offered.pendingOffer().orElseThrow().origin().version()).isEqualTo("3");
        MediaSession withdrawn = offered.withdrawn();
        assertThat(withdrawn.local()).isEqualTo(held.local());
        assertThat(withdrawn
                        .offer(List.of(audio(PCMA)))
                        .pendingOffer()
                        .orElseThrow()
                        .origin()
                        .version())
                .isEqualTo("4");
    }

    private static String version(MediaSession session) {
        return session.local().orElseThrow().origin().version();
    }

    @Test
    void aLaterOfferKeepsThePayloadTypesAndThePlacesOfTheMedia() {
        MediaSession session = answer("m=video 5000 RTP/AVP 31\n" + OFFER, audio(OPUS, PCMU, EVENTS))
                .session();
        String offer = session.offer(List.of(audio(PCMU, OPUS, ILBC, EVENTS)))
                .pendingOffer()
                .orElseThrow()
                .write();
        assertThat(offer)
                .contains("m=video 0 RTP/AVP 31\r\nm=audio 18000 RTP/AVP 0 111 96 100\r\n")
                .contains("a=rtpmap:111 opus/48000/2\r\n", "a=rtpmap:100 telephone-event/8000\r\n");
    }

    @Test
    void aStreamThatIsGoneIsRefusedAndANewOneIsPutBehind() {
        MediaSession session = answer("m=audio 4000 RTP/AVP 0\n", audio(PCMU)).session();
        LocalStream video = new LocalStream(
                "video",
                List.of("RTP/AVP"),
                "192.0.2.10",
                18002,
                List.of(Codec.of("H264", 90000)),
                -1,
                Direction.SENDRECV,
                Attributes.NONE);
        SessionDescription offer = session.offer(List.of(video)).pendingOffer().orElseThrow();
        assertThat(offer.media()).extracting(MediaDescription::type).containsExactly("audio", "video");
        assertThat(offer.media()).extracting(MediaDescription::port).containsExactly(0, 18002);
    }
}
