package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.hookswitch.media.MediaException;

/**
 * Opens RTP ports and owns the threads that serve them.
 *
 * <p>Any thread. Close the ports first; what is still open when the engine closes is closed with it.
 */
public final class RtpEngine implements AutoCloseable {
    /** So many pairs that other processes hold are skipped before a call is refused. */
    private static final int MOST_ATTEMPTS = 64;

    private final RtpSettings settings;
    private final PortRange range;
    private final List<Seat> seats = new ArrayList<>();

    private RtpEngine(RtpSettings settings, IntFunction<PacketLoop> loops) {
        this.settings = settings;
        this.range = new PortRange(settings.firstPort(), settings.lastPort());
        for (int i = 0; i < settings.loops(); i++) {
            seats.add(new Seat(loops.apply(i)));
        }
    }

    /** Starts an engine on the JDK's own channels. */
    public static RtpEngine start(RtpSettings settings) {
        return start(settings, i -> new NioPacketLoop("rtp-" + i, settings.restMicros(), settings.restFromPackets()));
    }

    /** Starts an engine on loops of another kind. */
    public static RtpEngine start(RtpSettings settings, IntFunction<PacketLoop> loops) {
        return new RtpEngine(settings, loops);
    }

    /**
     * Opens a port on a free pair; it hears and says nothing until it knows its payload types.
     *
     * @throws MediaException when no pair is free
     */
    public RtpPort open(RtpPortOptions options) {
        List<Integer> refused = new ArrayList<>();
        String why = "all are in use";
        try {
            for (int i = 0; i < MOST_ATTEMPTS; i++) {
                OptionalInt pair = range.take();
                if (pair.isEmpty()) {
                    break;
                }
                try {
                    return open(options, pair.getAsInt());
                } catch (MediaException e) {
                    // Somebody else's port; kept from being tried again in this search.
                    refused.add(pair.getAsInt());
                    why = String.valueOf(e.getMessage());
                }
            }
        } finally {
            refused.forEach(range::release);
        }
        throw new MediaException("no RTP port free in " + settings.firstPort() + "-" + settings.lastPort() + " ("
                + range.inUse() + " of " + range.size() + " pairs taken): " + why);
    }

    private RtpPort open(RtpPortOptions options, int evenPort) {
        Seat seat =
                seats.stream().min(Comparator.comparingInt(s -> s.ports.get())).orElseThrow();
        RtpPort port = new RtpPort(settings, options, seat.loop, () -> {
            seat.ports.decrementAndGet();
            range.release(evenPort);
        });
        port.bind(
                new InetSocketAddress(options.bindAddress(), evenPort),
                new InetSocketAddress(options.bindAddress(), evenPort + 1));
        seat.ports.incrementAndGet();
        return port;
    }

    /** Pairs of ports now in use. */
    public int portsInUse() {
        return range.inUse();
    }

    /** Packets received so far, RTCP included. */
    public long packetsReceived() {
        return seats.stream().mapToLong(s -> s.loop.received()).sum();
    }

    /** Ends the threads and closes all sockets. */
    @Override
    public void close() {
        seats.forEach(s -> s.loop.close());
    }

    private static final class Seat {
        private final PacketLoop loop;
        private final AtomicInteger ports = new AtomicInteger();

        private Seat(PacketLoop loop) {
            this.loop = loop;
        }
    }
}
