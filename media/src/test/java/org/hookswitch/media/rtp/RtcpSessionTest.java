package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RtcpSessionTest {
    private static final long MS = 1_000_000;
    private final RtcpSession ours = new RtcpSession(0x11111111, "alice@example.com");
    private final RtcpSession theirs = new RtcpSession(0x22222222, "bob");
    private final ReceptionStatistics nothing = new ReceptionStatistics();

    private static ReceptionStatistics heard(int ssrc) {
        ReceptionStatistics heard = new ReceptionStatistics();
        for (int i = 0; i < 100; i++) {
            if (i % 10 != 0 || i == 0) {
                heard.packet(ssrc, i, 160 * i, 8000, i * 20 * MS);
            }
        }
        return heard;
    }

    private static ByteBuffer packet() {
        return ByteBuffer.allocate(RtcpSession.MAX_BYTES);
    }

    @Test
    void aSenderReportHasTheFieldsOfTheRfc() {
        ByteBuffer out = packet();
        ours.compose(out, 1000, 160_000, 0x01020304, heard(0x22222222), 0, 1_700_000_000_500L, true);
        out.flip();

        assertThat(out.get(0)).isEqualTo((byte) 0x81);
        assertThat(out.get(1)).isEqualTo((byte) 200);
        assertThat(out.getShort(2)).isEqualTo((short) 12);
        assertThat(out.getInt(4)).isEqualTo(0x11111111);
        assertThat(out.getInt(8) & 0xffffffffL).isEqualTo(1_700_000_000L + 2_208_988_800L);
        assertThat(out.getInt(12)).isEqualTo(0x80000000);
        assertThat(out.getInt(16)).isEqualTo(0x01020304);
        assertThat(out.getInt(20)).isEqualTo(1000);
        assertThat(out.getInt(24)).isEqualTo(160_000);
        assertThat(out.getInt(28)).isEqualTo(0x22222222);
        assertThat(out.getInt(32) & 0xffffff).isEqualTo(9);
        assertThat(out.getInt(36)).isEqualTo(99);
        assertThat(out.get(53)).isEqualTo((byte) 202);
        byte[] name = new byte[17];
        out.get(62, name);
        assertThat(new String(name, StandardCharsets.US_ASCII)).isEqualTo("alice@example.com");
        // Goodbye at the end, everything a multiple of four.
        assertThat(out.limit() % 4).isZero();
        assertThat(out.get(out.limit() - 7)).isEqualTo((byte) 203);
    }

    @Test
    void whoSentNothingReportsAsReceiver() {
        ByteBuffer out = packet();
        ours.compose(out, 0, 0, 0, nothing, 0, 0, false);
        assertThat(out.get(0)).isEqualTo((byte) 0x80);
        assertThat(out.get(1)).isEqualTo((byte) 201);
        assertThat(out.getShort(2)).isEqualTo((short) 1);
    }

    @Test
    void theRoundTripIsWhatTheOtherSidesDelayDoesNotExplain() {
        ByteBuffer sent = packet();
        ours.compose(sent, 1, 160, 0, nothing, 0, 1_700_000_000_000L, false);
        // It arrives, is answered half a second later, and the answer is here 600 ms after it was sent.
        assertThat(theirs.take(sent.flip(), 5_000 * MS, 0)).isTrue();
        ByteBuffer answer = packet();
        theirs.compose(answer, 1, 160, 0, heard(0x11111111), 5_500 * MS, 1_800_000_000_000L, false);
        assertThat(ours.take(answer.flip(), 0, 1_700_000_000_600L)).isTrue();

        assertThat(ours.rttMillis()).isBetween(99.0, 101.0);
        assertThat(ours.minRttMillis()).isEqualTo(ours.maxRttMillis());
        assertThat(ours.remoteLost()).isEqualTo(9);
        assertThat(ours.remoteFraction()).isEqualTo(9 * 256 / 100);
    }

    @Test
    void reportsAboutOthersAreNotAboutUs() {
        ByteBuffer out = packet();
        theirs.compose(out, 1, 160, 0, heard(0x33333333), 0, 0, false);
        assertThat(ours.take(out.flip(), 0, 0)).isTrue();
        assertThat(ours.remoteLost()).isZero();
    }

    @Test
    void goodbyeIsHeard() {
        ByteBuffer out = packet();
        theirs.compose(out, 0, 0, 0, nothing, 0, 0, true);
        assertThat(ours.take(out.flip(), 0, 0)).isTrue();
        assertThat(ours.hasEnded()).isTrue();
    }

    @Test
    void whatIsCutOffOrTooLongIsMalformed() {
        ByteBuffer out = packet();
        theirs.compose(out, 1, 160, 0, heard(0x11111111), 0, 0, true);
        byte[] whole = Arrays.copyOf(out.array(), out.position());
        for (int length = 0; length < whole.length; length++) {
            boolean valid = length == 52 || length == 68;
            assertThat(new RtcpSession(1, "x").take(ByteBuffer.wrap(whole, 0, length), 0, 0))
                    .as("cut off at %d of %d", length, whole.length)
                    .isEqualTo(valid);
        }
        assertThat(ours.take(ByteBuffer.wrap(Arrays.copyOf(whole, whole.length + 4)), 0, 0))
                .isFalse();
        whole[0] = 0x41;
        assertThat(ours.take(ByteBuffer.wrap(whole), 0, 0)).isFalse();
    }

    @Test
    void aCountOfBlocksThatAreNotThereDoesNoHarm() {
        ByteBuffer out = packet();
        theirs.compose(out, 1, 160, 0, nothing, 0, 0, false);
        out.flip().put(0, (byte) 0x9f);
        assertThat(ours.take(out, 0, 0)).isTrue();
        assertThat(ours.remoteLost()).isZero();
    }

    @Test
    void aNameThatIsTooLongIsCut() {
        ByteBuffer out = packet();
        new RtcpSession(1, "n".repeat(1000)).compose(out, 1, 1, 1, heard(5), 0, 0, true);
        assertThat(ours.take(out.flip(), 0, 0)).isTrue();
    }
}
