package org.hookswitch.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mutates a description with a fixed seed: neither reading nor answering may throw, and what is read is written alike. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SdpMutationTest {
    private static final int ROUNDS = 20_000;
    private static final String SEED_TEXT = """
            v=0
            o=alice 2890844526 2 IN IP4 192.0.2.1
            s=call
            c=IN IP4 192.0.2.1
            b=AS:80
            t=0 0
            m=audio 49170 RTP/AVP 0 8 97 96
            a=rtpmap:97 opus/48000/2
            a=fmtp:97 useinbandfec=1
            a=rtpmap:96 telephone-event/8000
            a=fmtp:96 0-15
            a=ptime:20
            a=maxptime:60
            a=rtcp:53020 IN IP4 192.0.2.9
            a=rtcp-mux
            a=sendrecv
            m=image 6000 udptl t38
            c=IN IP6 2001:db8::1
            """;
    private static final String[] SPICE = {
        "\n",
        "\r\n",
        "=",
        ":",
        " ",
        "/",
        "0",
        "-1",
        "99999999999",
        "m=audio 1 RTP/AVP 0\n",
        "a=rtpmap:0 \n",
        "a=rtpmap:0 x/0\n",
        "a=inactive\n",
        "c=IN IP4 0.0.0.0\n",
        "a=rtcp:\n",
        "a=ptime:x\n",
        "\u00e9",
        "\0",
        "128"
    };

    private final Random random = new Random(8866);

    private String mutated() {
        StringBuilder text = new StringBuilder(SEED_TEXT);
        for (int n = 1 + random.nextInt(5); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(300));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, SPICE[random.nextInt(SPICE.length)]);
                default -> text.insert(at, text.substring(at, to));
            }
        }
        return text.toString();
    }

    @Test
    void noMutationMakesReadingOrAnsweringThrow() {
        LocalStream audio = LocalStream.audio(
                "192.0.2.10",
                18000,
                List.of(Codec.of("PCMU", 8000), new Codec("opus", 48000, 2, -1, ""), Codec.telephoneEvents(8000)));
        int read = 0;
        int agreed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            SessionDescription d = SessionDescription.parse(mutated()).ok().orElse(null);
            if (d == null) {
                continue;
            }
            read++;
            assertThat(SessionDescription.parse(d.write()))
                    .as("round %d: %s", i, d)
                    .isInstanceOfSatisfying(
                            SdpResult.Ok.class,
                            again -> assertThat(again.description().write()).isEqualTo(d.write()));
            MediaSession session = MediaSession.begin(Origin.of("-", 1, "192.0.2.10"), "-");
            MediaOutcome outcome = session.answer(d, List.of(audio), CodecChoice.OFFERED_ORDER);
            MediaOutcome answered = session.offer(List.of(audio)).answered(d);
            assertThat(answered).isNotNull();
            if (outcome instanceof MediaOutcome.Agreed a) {
                agreed++;
                SessionDescription ours = a.session().local().orElseThrow();
                assertThat(ours.media()).as("round %d", i).hasSameSizeAs(d.media());
                assertThat(SessionDescription.parse(ours.write()).ok())
                        .as("round %d", i)
                        .isPresent();
            }
        }
        assertThat(read).isGreaterThan(ROUNDS / 10);
        assertThat(agreed).isGreaterThan(ROUNDS / 20);
    }
}
