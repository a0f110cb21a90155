package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Patch;
import org.junit.jupiter.api.Test;

class RelayAllocationTest {
    private static final int PAIRS = 80;

    /** Bytes that the loop's thread has allocated so far. */
    private static long allocated() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("rtp-0")) {
                return threads.getThreadAllocatedBytes(id);
            }
        }
        throw new AssertionError("the loop's thread is gone");
    }

    @Test
    void relayingAllocatesNothingPerPacket() {
        RtpSettings settings = FreePorts.settings(4 * PAIRS)
                // No reports: the port above a telephone's may be another telephone's.
                .withTimes(Duration.ofSeconds(1), Duration.ofMillis(375), Duration.ofHours(1));
        List<UdpPhone> phones = new ArrayList<>();
        try (RtpEngine engine = RtpEngine.start(settings)) {
            List<RtpPort> ports = new ArrayList<>();
            for (int i = 0; i < 2 * PAIRS; i++) {
                RtpPort port = engine.open(RtpPortOptions.at(InetAddress.getLoopbackAddress()));
                port.payloads(PayloadMap.of(Codec.ULAW));
                UdpPhone phone = new UdpPhone(port.localAddress(), i + 1);
                port.remote(phone.address());
                ports.add(port);
                phones.add(phone);
            }
            for (int i = 0; i < 2 * PAIRS; i += 2) {
                Patch.connect(ports.get(i), ports.get(i + 1));
            }
            int[] sequence = {0};
            // Until the compiler is done and every port has learned its peer.
            relay(phones, sequence, 500);
            long before = allocated();
            int rounds = 100_000 / (2 * PAIRS);
            relay(phones, sequence, rounds);
            long bytes = allocated() - before;

            int packets = rounds * 2 * PAIRS;
            assertThat((double) bytes / packets)
                    .as("bytes allocated per packet, %d bytes for %d packets", bytes, packets)
                    .isLessThan(1);
            ports.forEach(RtpPort::close);
        } finally {
            phones.forEach(UdpPhone::close);
        }
    }

    /** Every telephone says a packet and hears one, so often. */
    private static void relay(List<UdpPhone> phones, int[] sequence, int rounds) {
        byte[] voice = new byte[160];
        for (int i = 0; i < rounds; i++) {
            int number = sequence[0]++;
            for (UdpPhone phone : phones) {
                phone.say(0, false, number, 160 * number, voice);
            }
            for (UdpPhone phone : phones) {
                ByteBuffer heard = phone.hearRaw();
                assertThat(heard.limit()).isEqualTo(172);
            }
        }
    }
}
