package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.hookswitch.media.Codec;
import org.hookswitch.media.EchoSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.Patch;
import org.hookswitch.media.RecordedDigits;
import org.hookswitch.media.rtp.UdpPhone.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RtpPortTest {
    private static final byte[] VOICE = new byte[160];
    private final List<AutoCloseable> open = new ArrayList<>();
    private final RtpEngine engine = RtpEngine.start(FreePorts.settings(40));

    @AfterEach
    void everyPortIsGivenBack() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        await(() -> engine.portsInUse() == 0);
        engine.close();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waited 10 s").isNegative();
            LockSupport.parkNanos(500_000);
        }
    }

    private RtpPort port(RtpEngine on) {
        RtpPort port = on.open(RtpPortOptions.at(InetAddress.getLoopbackAddress()));
        open.add(port);
        port.payloads(PayloadMap.of(Codec.ULAW));
        return port;
    }

    private UdpPhone phone(RtpPort port) {
        UdpPhone phone = new UdpPhone(port.localAddress(), 0x1234);
        open.add(phone);
        port.remote(phone.address());
        return phone;
    }

    @Test
    void twoPatchedPortsRelayWithNumbersAndTimesOfTheirOwn() {
        RtpPort a = port(engine);
        RtpPort b = port(engine);
        UdpPhone alice = phone(a);
        UdpPhone bob = phone(b);
        Patch.connect(a, b);

        alice.say(0, true, 10, 1600, VOICE);
        Heard first = bob.hear();
        alice.say(0, false, 11, 1760, VOICE);
        Heard second = bob.hear();
        alice.say(0, false, 14, 2240, VOICE);
        Heard third = bob.hear();

        assertThat(first.marker()).isTrue();
        assertThat(first.ssrc()).isEqualTo(b.ssrc());
        assertThat(first.payload()).isEqualTo(ByteBuffer.wrap(VOICE));
        assertThat(second.sequence()).isEqualTo((first.sequence() + 1) & 0xffff);
        assertThat(second.timestamp()).isEqualTo(first.timestamp() + 160);
        assertThat(third.sequence()).isEqualTo((first.sequence() + 4) & 0xffff);
        assertThat(third.timestamp()).isEqualTo(first.timestamp() + 640);
        assertThat(third.marker()).isFalse();
        await(() -> a.stats().lost() == 2);
    }

    @Test
    void digitsPassThroughAPatchAndAreTold() {
        RtpPort a = port(engine);
        RtpPort b = port(engine);
        UdpPhone alice = phone(a);
        UdpPhone bob = phone(b);
        Patch.connect(a, b);
        RecordedDigits told = new RecordedDigits();
        a.deliverDigitsTo(told);

        alice.say(101, true, 1, 800, (byte) 7, (byte) 10, (byte) 0, (byte) 160);
        alice.say(101, false, 2, 800, (byte) 7, (byte) 0x8a, (byte) 3, (byte) 0x20);

        Heard begin = bob.hear();
        Heard end = bob.hear();
        assertThat(begin.payloadType()).isEqualTo(101);
        assertThat(begin.marker()).isTrue();
        assertThat(end.timestamp()).isEqualTo(begin.timestamp());
        assertThat(end.payload().get(1)).isEqualTo((byte) 0x8a);
        assertThat(told.told()).containsExactly("+7", "-7(100)");
    }

    @Test
    void aDigitOfWhichTheEndIsLostEndsByItself() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        RecordedDigits told = new RecordedDigits();
        a.deliverDigitsTo(told);

        alice.say(101, true, 1, 800, (byte) 7, (byte) 10, (byte) 0, (byte) 160);

        await(() -> told.told().size() == 2);
        assertThat(told.told()).containsExactly("+7", "-7(20)");
    }

    @Test
    void digitsAreSentAsEventsWithThreeEnds() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);

        a.digitsToDevice().begin('*');
        a.digitsToDevice().end('*', 60);

        List<Heard> heard = new ArrayList<>();
        for (int ends = 0; ends < 3; ) {
            Heard packet = alice.hear();
            heard.add(packet);
            ends += packet.payload().get(1) < 0 ? 1 : 0;
        }
        assertThat(heard).extracting(Heard::payloadType).containsOnly(101);
        assertThat(heard).extracting(h -> h.payload().get(0)).containsOnly((byte) 10);
        assertThat(heard)
                .extracting(Heard::timestamp)
                .containsOnly(heard.getFirst().timestamp());
        assertThat(heard.getFirst().marker()).isTrue();
        assertThat(heard.getLast().payload().getShort(2)).isEqualTo((short) 480);
    }

    @Test
    void strangersAreDroppedAndCountedWhileTheSourceSpeaks() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        EchoSink.start(a);
        UdpPhone stranger = new UdpPhone(a.localAddress(), 0x666);
        open.add(stranger);
        alice.say(0, false, 1, 160, VOICE);
        alice.hear();

        for (int i = 0; i < 3; i++) {
            stranger.say(0, false, 100 + i, 160 * i, VOICE);
        }
        await(() -> a.stats().strangers() == 3);

        alice.say(0, false, 2, 320, VOICE);
        alice.hear();
        assertThat(stranger.hearRaw(1)).isEmpty();
        assertThat(a.stats().receivedPackets()).isEqualTo(2);
    }

    @Test
    void aPeerBehindAddressTranslationIsAnsweredWhereItSpeaksFrom() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        a.remote(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
        EchoSink.start(a);

        alice.say(0, false, 1, 160, VOICE);

        assertThat(alice.hear().payload()).isEqualTo(ByteBuffer.wrap(VOICE));
    }

    @Test
    void afterTheSignallingNamedAnotherAddressTheOldPeersLastPacketsDoNotTurnTheStreamBack() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        EchoSink.start(a);
        for (int i = 0; i < 6; i++) {
            alice.say(0, false, i, 160 * i, VOICE);
            alice.hear();
        }
        UdpPhone carol = new UdpPhone(a.localAddress(), 0x777);
        open.add(carol);
        a.remote(carol.address());
        for (int i = 6; i < 20; i++) {
            alice.say(0, false, i, 160 * i, VOICE);
            carol.hear();
        }
        assertThat(a.destination()).contains(carol.address());
        carol.say(0, false, 700, 0, VOICE);
        carol.hear();
        alice.say(0, false, 20, 160 * 20, VOICE);
        await(() -> a.stats().strangers() == 1);
    }

    @Test
    void anUnspecifiedAddressMeansNotToSend() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        EchoSink.start(a);
        alice.say(0, false, 1, 160, VOICE);
        alice.hear();
        a.remote(new InetSocketAddress("0.0.0.0", 4000));
        alice.say(0, false, 2, 320, VOICE);
        await(() -> a.stats().receivedPackets() == 2);
        assertThat(a.stats().sentPackets()).isEqualTo(1);
        a.remote(alice.address());
        alice.say(0, false, 3, 480, VOICE);
        alice.hear();
    }

    @Test
    void aPeerWhosePortMovesIsFoundAgainOnceTheOldOneIsSilent() {
        try (RtpEngine quick = RtpEngine.start(FreePorts.settings(10)
                .withTimes(Duration.ofMillis(100), Duration.ofMillis(375), Duration.ofSeconds(5)))) {
            RtpPort a = port(quick);
            UdpPhone alice = phone(a);
            EchoSink.start(a);
            for (int i = 0; i < 10; i++) {
                alice.say(0, false, i, 160 * i, VOICE);
                alice.hear();
            }
            UdpPhone moved = new UdpPhone(a.localAddress(), 0x1234);
            open.add(moved);

            LinkedBlockingQueue<ByteBuffer> heard = new LinkedBlockingQueue<>();
            int[] sequence = {10};
            await(() -> {
                moved.say(0, false, sequence[0], 160 * sequence[0], VOICE);
                sequence[0]++;
                moved.hearRaw(5).ifPresent(heard::add);
                return !heard.isEmpty();
            });
            assertThat(sequence[0]).isGreaterThanOrEqualTo(14);
            a.close();
            await(() -> quick.portsInUse() == 0);
        }
    }

    @Test
    void aPortThatIsHeldNeitherSendsNorDelivers() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        EchoSink.start(a);
        a.direction(false, true);
        alice.say(0, false, 1, 160, VOICE);
        await(() -> a.stats().receivedPackets() == 1);
        a.direction(true, false);
        alice.say(0, false, 2, 320, VOICE);
        // What comes after packet 2 in the same socket and is counted whatever the direction.
        alice.raw((byte) 0);
        await(() -> a.stats().malformed() == 1);
        a.direction(true, true);
        alice.say(0, false, 3, 480, VOICE);

        alice.hear();
        assertThat(a.stats().sentPackets()).isEqualTo(1);
        assertThat(a.stats().receivedPackets()).isEqualTo(2);
    }

    @Test
    void theCodecSentFollowsTheCodecReceived() {
        RtpPort a = port(engine);
        a.payloads(
                new PayloadMap.Builder().both(0, Codec.ULAW).both(8, Codec.ALAW).build());
        UdpPhone alice = phone(a);
        assertThat(a.codec()).isEqualTo(Codec.ULAW);

        alice.say(8, false, 1, 160, VOICE);

        await(() -> a.codec() == Codec.ALAW);
    }

    @Test
    void reportsAreSentAndTheRoundTripIsMeasured() {
        try (RtpEngine quick = RtpEngine.start(FreePorts.settings(10)
                .withTimes(Duration.ofSeconds(1), Duration.ofMillis(375), Duration.ofMillis(100)))) {
            RtpPort a = port(quick);
            RtpPort b = port(quick);
            a.remote(b.localAddress());
            b.remote(a.localAddress());
            EchoSink.start(b);
            Frame frame = new Frame();
            ByteBuffer buffer = Frame.newBuffer();
            int[] sent = {0};
            await(() -> {
                frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, 160).at(1, sent[0] & 0xffff, 160 * sent[0], false);
                sent[0]++;
                a.toDevice().accept(frame);
                return !Double.isNaN(a.stats().rttMs());
            });

            assertThat(a.stats().rttMs()).isBetween(0.0, 1000.0);
            assertThat(a.stats().remoteSsrc()).isEqualTo(b.ssrc());
            assertThat(a.stats().malformed()).isZero();
            b.close();
            await(() -> a.stats().remoteEnded());
            a.close();
            await(() -> quick.portsInUse() == 0);
        }
    }

    @Test
    void rubbishIsCountedAndHarmsNobody() {
        RtpPort a = port(engine);
        UdpPhone alice = phone(a);
        EchoSink.start(a);
        Random random = new Random(99);
        int datagrams = 2000;
        for (int i = 0; i < datagrams; i++) {
            byte[] rubbish = new byte[random.nextInt(100)];
            random.nextBytes(rubbish);
            if (rubbish.length > 2 && random.nextBoolean()) {
                rubbish[0] = (byte) (0x80 | (rubbish[0] & 0x3f));
                rubbish[1] = (byte) (random.nextBoolean() ? 200 : 0);
            }
            alice.rawTo(random.nextInt(4) == 0 ? rtcpOf(a) : a.localAddress(), rubbish);
            if (i % 50 == 0) {
                // So that the socket's buffer never overflows.
                alice.say(0, false, i, 160 * i, VOICE);
                while (alice.hear().payload().remaining() != 160) {
                    // What looked like RTP is echoed, too.
                }
            }
        }

        assertThat(a.stats().malformed()).isGreaterThan(datagrams / 4);
        alice.raw(new byte[3000]);
        alice.say(0, false, 5000, 0, VOICE);
        while (alice.hear().payload().remaining() != 160) {
            // As above.
        }
    }

    private static InetSocketAddress rtcpOf(RtpPort port) {
        InetSocketAddress rtp = port.localAddress();
        return new InetSocketAddress(rtp.getAddress(), rtp.getPort() + 1);
    }

    @Test
    void whenTheRangeIsUsedUpTheMessageSaysSo() {
        int lowest = FreePorts.first(4);
        try (RtpEngine small = RtpEngine.start(
                RtpSettings.defaults().withPorts(lowest, lowest + 3).withLoops(1))) {
            RtpPort first = port(small);
            RtpPort second = port(small);
            assertThat(first.localAddress().getPort() % 2).isZero();
            assertThatThrownBy(() -> port(small))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining(lowest + "-" + (lowest + 3))
                    .hasMessageContaining("2 of 2");

            first.close();
            await(() -> small.portsInUse() == 1);
            RtpPort again = port(small);
            assertThat(again.localAddress().getPort())
                    .isEqualTo(first.localAddress().getPort());
            second.close();
            again.close();
            again.close();
            await(() -> small.portsInUse() == 0);
        }
    }

    @Test
    void portsOfOtherProcessesAreSkipped() throws Exception {
        int lowest = FreePorts.first(4);
        try (DatagramSocket other =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), lowest + 1));
                RtpEngine small = RtpEngine.start(
                        RtpSettings.defaults().withPorts(lowest, lowest + 3).withLoops(1))) {
            assertThat(other.getLocalPort()).isEqualTo(lowest + 1);
            RtpPort port = port(small);
            assertThat(port.localAddress().getPort()).isEqualTo(lowest + 2);
            assertThatThrownBy(() -> port(small)).isInstanceOf(MediaException.class);
            port.close();
            await(() -> small.portsInUse() == 0);
        }
    }
}
