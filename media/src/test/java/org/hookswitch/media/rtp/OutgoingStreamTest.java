package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.junit.jupiter.api.Test;

class OutgoingStreamTest {
    private final OutgoingStream stream = new OutgoingStream(new Random(7));
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();
    private long now = 5_000_000_000L;

    private boolean audio(int timeline, int sequence, int timestamp) {
        frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, 160).at(timeline, sequence & 0xffff, timestamp, false);
        return stream.place(frame, now);
    }

    private boolean digit(int timeline, int sequence, int timestamp) {
        frame.digit(8000, buffer, Frame.HEADROOM).at(timeline, sequence & 0xffff, timestamp, false);
        return stream.place(frame, now);
    }

    private void pass(int milliseconds) {
        now += milliseconds * 1_000_000L;
    }

    @Test
    void withinOneSourceGapsAndTimesAreKept() {
        audio(1, 100, 5000);
        int sequence = stream.sequence();
        int timestamp = stream.timestamp();
        assertThat(stream.marker()).isTrue();
        pass(60);
        audio(1, 103, 5480);

        assertThat(stream.sequence()).isEqualTo((sequence + 3) & 0xffff);
        assertThat(stream.timestamp()).isEqualTo(timestamp + 480);
        assertThat(stream.marker()).isFalse();
    }

    @Test
    void packetsOutOfOrderStayOutOfOrder() {
        audio(1, 100, 5000);
        int sequence = stream.sequence();
        int timestamp = stream.timestamp();
        audio(1, 102, 5320);
        assertThat(audio(1, 101, 5160)).isTrue();
        assertThat(stream.sequence()).isEqualTo((sequence + 1) & 0xffff);
        assertThat(stream.timestamp()).isEqualTo(timestamp + 160);
        audio(1, 103, 5480);
        assertThat(stream.sequence()).isEqualTo((sequence + 3) & 0xffff);
    }

    @Test
    void anotherSourceGoesOnWithoutAGapInNumbersAndByTheTimePassed() {
        audio(1, 100, 5000);
        int sequence = stream.sequence();
        int timestamp = stream.timestamp();
        pass(500);
        audio(2, 60_000, -77);

        assertThat(stream.sequence()).isEqualTo((sequence + 1) & 0xffff);
        assertThat(stream.timestamp()).isEqualTo(timestamp + 4000);
        assertThat(stream.marker()).isTrue();
    }

    @Test
    void anotherSourceAtOnceStillComesAfterWhatWasSent() {
        audio(1, 100, 5000);
        int timestamp = stream.timestamp();
        audio(2, 100, 5000);

        assertThat(stream.timestamp()).isEqualTo(timestamp + 160);
    }

    @Test
    void aSourceWhoseClockStartsAgainDoesNotTurnTimeBack() {
        audio(1, 100, 50_000);
        int timestamp = stream.timestamp();
        pass(20);
        audio(1, 101, 160);

        assertThat(stream.timestamp()).isEqualTo(timestamp + 160);
        assertThat(stream.marker()).isTrue();
    }

    @Test
    void aSourceWhoseNumbersStartAgainGoesOnWithoutAGap() {
        audio(1, 100, 50_000);
        int sequence = stream.sequence();
        pass(20);
        assertThat(audio(1, 40_000, 50_160)).isTrue();

        assertThat(stream.sequence()).isEqualTo((sequence + 1) & 0xffff);
    }

    @Test
    void aLatePacketOfASourceThatWasLeftIsNotSent() {
        audio(1, 100, 5000);
        audio(1, 102, 5320);
        audio(2, 7, 0);
        assertThat(audio(2, 6, -160)).isFalse();
    }

    @Test
    void thePacketsOfADigitMayBearATimeBeforeThatOfTheAudioAroundThem() {
        audio(1, 100, 5000);
        int timestamp = stream.timestamp();
        digit(1, 101, 5160);
        audio(1, 102, 5160);
        digit(1, 103, 5160);
        audio(1, 104, 5320);
        digit(1, 105, 5160);

        assertThat(stream.timestamp()).isEqualTo(timestamp + 160);
        assertThat(stream.marker()).isFalse();
        audio(1, 106, 5480);
        assertThat(stream.timestamp()).isEqualTo(timestamp + 480);
    }

    @Test
    void afterADigitOfItsOwnTheSourceGoesOnInItsOwnTime() {
        audio(1, 100, 5000);
        int sequence = stream.sequence();
        int timestamp = stream.timestamp();
        pass(20);
        assertThat(stream.ownBegins(8000, now)).isEqualTo(timestamp + 160);
        for (int i = 0; i < 8; i++) {
            stream.insert();
        }
        stream.ownLasts(800);
        pass(200);
        audio(1, 111, 5000 + 11 * 160);

        assertThat(stream.sequence()).isEqualTo((sequence + 9) & 0xffff);
        assertThat(stream.timestamp()).isEqualTo(timestamp + 11 * 160);
    }

    @Test
    void whateverSourcesComeAndGoNoNumberIsUsedTwiceAndTimeNeverGoesBackForNewNumbers() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            OutgoingStream out = new OutgoingStream(random);
            Set<Integer> used = new HashSet<>();
            int highest = 0;
            int highestTime = 0;
            boolean first = true;
            int timeline = 0;
            int sequence = random.nextInt();
            int timestamp = random.nextInt();
            for (int i = 0; i < 2000; i++) {
                pass(20);
                int what = random.nextInt(100);
                if (what < 2) {
                    timeline++;
                    sequence = random.nextInt();
                    timestamp = random.nextInt();
                } else if (what < 4) {
                    timestamp = random.nextInt();
                } else if (what < 6) {
                    sequence += random.nextInt(50);
                } else if (what < 8) {
                    highestTime = out.ownBegins(8000, now);
                    int number = out.insert();
                    out.ownLasts(160);
                    assertThat(used.add(number))
                            .as("seed %d, own packet %d", seed, i)
                            .isTrue();
                    highest = number;
                    first = false;
                }
                sequence++;
                timestamp += 160;
                boolean late = random.nextInt(20) == 0 && what >= 8;
                int behind = late ? 1 + random.nextInt(3) : 0;
                frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, 160)
                        .at(timeline, (sequence - behind) & 0xffff, timestamp - 160 * behind, false);
                if (!out.place(frame, now)) {
                    continue;
                }
                int ahead = first ? 1 : (short) (out.sequence() - highest);
                if (ahead > 0) {
                    assertThat(used.add(out.sequence()) || used.size() > 60_000)
                            .as("seed %d, packet %d", seed, i)
                            .isTrue();
                    assertThat(first || out.timestamp() - highestTime > 0 || ahead == 0)
                            .as("seed %d, packet %d: time from %d to %d", seed, i, highestTime, out.timestamp())
                            .isTrue();
                    highest = out.sequence();
                    highestTime = out.timestamp();
                    first = false;
                }
            }
        }
    }
}
