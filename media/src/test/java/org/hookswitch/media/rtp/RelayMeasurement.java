package org.hookswitch.media.rtp;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Patch;

/**
 * Measures what relaying a packet costs one thread: patched ports, G.711, loopback.
 *
 * <p>Not a test; run it as a program with the ports, {@code flood} or {@code pace}, the seconds, and the rest under load in
 * microseconds. Best with the relay on one core: {@code taskset -c 0 java ... 1000 pace 10 1000}; the generator is a
 * process of its own, started with {@code taskset -c 1} where there is such a program. What is printed: thousands of
 * packets (one received, one sent) per second of the relay thread's processor time, and microseconds a packet.
 */
public final class RelayMeasurement {
    private RelayMeasurement() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("generate")) {
            try {
                generate(Integer.parseInt(args[1]), args[2].equals("pace"));
            } catch (PortUnreachableException e) {
                // The relay has closed its ports: the end.
                return;
            }
        }
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        String mode = args.length > 1 ? args[1] : "flood";
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        int rest = args.length > 3 ? Integer.parseInt(args[3]) : 0;
        RtpSettings settings = RtpSettings.defaults()
                .withPorts(40_000, 49_999)
                .withLoops(1)
                .withRest(rest, rest == 0 ? Integer.MAX_VALUE : 3000)
                .withTimes(Duration.ofSeconds(1), Duration.ofMillis(375), Duration.ofSeconds(5));
        try (RtpEngine engine = RtpEngine.start(settings)) {
            measure(engine, count, mode, seconds, rest);
        }
    }

    private static void measure(RtpEngine engine, int count, String mode, int seconds, int rest) throws Exception {
        Process generator = new ProcessBuilder(
                        "taskset",
                        "-c",
                        "1",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayMeasurement.class.getName(),
                        "generate",
                        String.valueOf(count),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Scanner in = new Scanner(generator.getInputStream(), StandardCharsets.UTF_8);
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(generator.getOutputStream(), StandardCharsets.UTF_8))) {
            List<RtpPort> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                RtpPort port = engine.open(RtpPortOptions.at(InetAddress.getLoopbackAddress()));
                port.payloads(PayloadMap.of(Codec.ULAW));
                port.remote(new InetSocketAddress(InetAddress.getLoopbackAddress(), in.nextInt()));
                ports.add(port);
                out.write(port.localAddress().getPort() + "\n");
            }
            out.flush();
            for (int i = 0; i < count; i += 2) {
                Patch.connect(ports.get(i), ports.get(i + 1));
            }
            LockSupport.parkNanos(3_000_000_000L);
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long thread = loopThread(threads);
            long cpu = threads.getThreadCpuTime(thread);
            long packets = engine.packetsReceived();
            long began = System.nanoTime();
            LockSupport.parkNanos(seconds * 1_000_000_000L);
            cpu = threads.getThreadCpuTime(thread) - cpu;
            packets = engine.packetsReceived() - packets;
            double wall = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%d ports, %s, rest %d us: %.0f thousand packets per core-second, %.2f us a packet"
                            + " (%.0f packets/s, %.0f %% of a core)%n",
                    count, mode, rest, packets / (cpu / 1e6), cpu / 1e3 / packets, packets / wall, cpu / wall / 1e7);
        } finally {
            generator.destroy();
        }
    }

    private static long loopThread(ThreadMXBean threads) {
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("rtp-0")) {
                return id;
            }
        }
        throw new IllegalStateException("no loop thread");
    }

    /** Speaks from so many sockets, and lets what comes back fall on the floor. */
    private static void generate(int count, boolean paced) throws IOException {
        List<DatagramChannel> phones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DatagramChannel phone = DatagramChannel.open();
            phone.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 2048);
            phone.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            phone.configureBlocking(false);
            phones.add(phone);
            System.out.println(((InetSocketAddress) phone.getLocalAddress()).getPort());
        }
        System.out.flush();
        try (Scanner in = new Scanner(System.in, StandardCharsets.UTF_8)) {
            for (DatagramChannel phone : phones) {
                phone.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), in.nextInt()));
            }
            ByteBuffer packet = ByteBuffer.allocateDirect(172);
            long start = System.nanoTime();
            for (int number = 0; !Thread.interrupted(); number++) {
                for (int i = 0; i < count; i++) {
                    if (paced) {
                        // Every telephone has its own moment within the 20 ms.
                        long due = start + number * 20_000_000L + i * 20_000_000L / count;
                        long left = due - System.nanoTime();
                        if (left > 60_000) {
                            LockSupport.parkNanos(left - 50_000);
                        }
                    }
                    RtpHeader.write(packet, 0, 0, false, number, 160 * number, i + 1);
                    phones.get(i).write(packet.clear());
                }
            }
        }
    }
}
