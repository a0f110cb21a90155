package org.hookswitch.bench;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpPort;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.phone.PhoneCall;
import org.hookswitch.phone.SipPhone;

/**
 * Calls with sound through a switch that runs in another process: both sides of each call send 50 packets a second. Prints
 * the switch's CPU for a number of calls, and what was lost.
 *
 * <p>{@code RelayLoad PID SECONDS CALLS…}: the switch's process, the time of each measurement, the numbers of calls, in
 * rising order.
 */
public final class RelayLoad {

    private static final InetSocketAddress SWITCH = new InetSocketAddress("127.0.0.1", 5160);
    private static final InetSocketAddress FAR = new InetSocketAddress("127.0.0.1", 5171);
    private static final int PACKET_BYTES = 160;
    private static final double TICKS_A_SECOND = 100;

    private final AtomicLong received = new AtomicLong();
    private final List<PhoneCall> calls = new ArrayList<>();
    private final List<PhoneCall> farCalls = new ArrayList<>();

    private RelayLoad() {}

    /** Measures. */
    public static void main(String[] args) throws Exception {
        long pid = Long.parseLong(args[0]);
        int seconds = Integer.parseInt(args[1]);
        var load = new RelayLoad();
        var settings = RtpSettings.defaults().withPorts(30000, 39999);
        try (RtpEngine rtp = RtpEngine.start(settings);
                SipPhone near = SipPhone.open("near", "near", Optional.empty(), SWITCH, rtp);
                SipPhone far = SipPhone.openAt(FAR, "far", "far", Optional.empty(), SWITCH, rtp)) {
            far.whenCalled(load::answer);
            for (int i = 2; i < args.length; i++) {
                load.growTo(near, Integer.parseInt(args[i]));
                load.measure(pid, seconds);
            }
            load.calls.forEach(PhoneCall::hangUp);
            for (PhoneCall call : load.calls) {
                call.ended().get(30, TimeUnit.SECONDS);
            }
        }
    }

    private void answer(PhoneCall call) {
        call.answer();
        synchronized (farCalls) {
            farCalls.add(call);
        }
        listen(call.port());
    }

    private void listen(RtpPort port) {
        port.deliverTo(frame -> received.incrementAndGet());
    }

    private void growTo(SipPhone near, int count) throws Exception {
        while (calls.size() < count) {
            PhoneCall call = near.call("relay");
            int status = call.answered().get(30, TimeUnit.SECONDS);
            if (status != 200) {
                throw new IllegalStateException("call " + calls.size() + " was refused with " + status);
            }
            listen(call.port());
            calls.add(call);
        }
    }

    private void measure(long pid, int seconds) throws Exception {
        List<FrameSink> sinks = new ArrayList<>();
        calls.forEach(c -> sinks.add(c.port().toDevice()));
        synchronized (farCalls) {
            farCalls.forEach(c -> sinks.add(c.port().toDevice()));
        }
        send(sinks, 2);
        long before = received.get();
        long cpu = cpuTicks(pid);
        long start = System.nanoTime();
        long sent = send(sinks, seconds);
        double wall = (System.nanoTime() - start) / 1e9;
        double used = (cpuTicks(pid) - cpu) / TICKS_A_SECOND;
        Thread.sleep(300);
        long lost = sent - (received.get() - before);
        System.out.printf(
                Locale.ROOT,
                "%4d calls: %5.1f %% of a core, %5.2f %% per 100 calls, %4.1f us a packet, %d of %d packets lost%n",
                calls.size(),
                used / wall * 100,
                used / wall * 100 / calls.size() * 100,
                used * 1e6 / sent,
                Math.max(0, lost),
                sent);
    }

    /** Sends 50 packets a second on every sink, spread over the 20 ms. */
    private static long send(List<FrameSink> sinks, int seconds) {
        ByteBuffer buffer = Frame.newBuffer();
        var frame = new Frame();
        long sent = 0;
        long start = System.nanoTime();
        for (int tick = 0; tick < seconds * 50; tick++) {
            for (int i = 0; i < sinks.size(); i++) {
                long due = start + tick * 20_000_000L + i * 20_000_000L / sinks.size();
                long wait = due - System.nanoTime();
                if (wait > 200_000) {
                    java.util.concurrent.locks.LockSupport.parkNanos(wait);
                }
                frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, PACKET_BYTES)
                        .at(i, tick & 0xffff, tick * PACKET_BYTES, tick == 0);
                sinks.get(i).accept(frame);
                sent++;
            }
        }
        return sent;
    }

    /** User and system time of a process, in hundredths of a second. */
    private static long cpuTicks(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
