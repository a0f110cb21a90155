package org.hookswitch.media.rtp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hookswitch.media.Frame;
import org.hookswitch.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packet loop on the JDK's channels: one platform thread, one selector.
 *
 * <p>Reads one datagram a socket and round, since real RTP comes one at a time. Nothing is allocated per packet. Under
 * load the thread rests for a moment after each round, so that more sockets are ready at once and a wake-up is paid for
 * many packets instead of one; see {@link RtpSettings#restMicros()}.
 */
final class NioPacketLoop implements PacketLoop {
    private static final Logger LOG = LoggerFactory.getLogger(NioPacketLoop.class);
    /** Longer than any packet we take, so that a truncated one is known by filling it. */
    private static final int RECEIVE_BYTES = Frame.MAX_PAYLOAD + 200;

    /**
     * While there are timers the thread comes round at least this often, so that nobody has to wake it: opening, closing
     * and timing cost no system call and no change of threads.
     */
    private static final long LONGEST_WAIT_MILLIS = 10;

    private final Selector selector;
    private final Thread thread;
    private final long restNanos;
    private final LoadGauge gauge;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Frame.HEADROOM + RECEIVE_BYTES);
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final LoopTimers timers = new LoopTimers();
    private final List<Runnable> afterSelect = new ArrayList<>();
    private final Consumer<SelectionKey> onReady = this::ready;
    private volatile boolean closed;
    private volatile boolean sleeping;
    private volatile long received;
    private long packets;
    private long now;

    /**
     * Starts the thread.
     *
     * @param restMicros how long to rest after a round under load, 0 never
     * @param restFromPackets packets a second from which on that is done
     */
    NioPacketLoop(String name, int restMicros, int restFromPackets) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new MediaException("cannot open a selector: " + e.getMessage(), e);
        }
        this.restNanos = restMicros * 1000L;
        this.gauge = new LoadGauge(restFromPackets);
        thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
        thread.start();
    }

    @Override
    public PacketSocket open(InetSocketAddress local, int trafficClass, PacketReceiver receiver) {
        Socket socket = null;
        try {
            // A socket of the address's own family spares the kernel and the JDK the mapped addresses.
            DatagramChannel channel = DatagramChannel.open(
                    local.getAddress() instanceof Inet4Address
                            ? StandardProtocolFamily.INET
                            : StandardProtocolFamily.INET6);
            socket = new Socket(channel, receiver);
            channel.configureBlocking(false);
            channel.bind(local);
            if (trafficClass != 0) {
                channel.setOption(StandardSocketOptions.IP_TOS, trafficClass);
            }
            socket.bound = (InetSocketAddress) channel.getLocalAddress();
            if (closed) {
                throw new IOException("the loop is closed");
            }
            socket.register();
            return socket;
        } catch (IOException | ClosedSelectorException e) {
            if (socket != null) {
                socket.closeChannel();
            }
            throw new MediaException("cannot open a socket at " + local + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void add(LoopTimer timer) {
        execute(() -> timers.add(timer));
    }

    @Override
    public void remove(LoopTimer timer) {
        execute(() -> timers.remove(timer));
    }

    @Override
    public void wake() {
        execute(timers::changed);
    }

    @Override
    public long received() {
        return received;
    }

    private void execute(Runnable task) {
        tasks.add(task);
        wakeIfSleeping();
        if (closed && !thread.isAlive()) {
            drain();
        }
    }

    private void wakeIfSleeping() {
        if (sleeping) {
            selector.wakeup();
        }
    }

    /** Does what was asked for when no thread is left to do it. */
    private synchronized void drain() {
        runTasks();
        runAfterSelect();
    }

    private void run() {
        try {
            while (!closed) {
                round();
            }
        } catch (IOException e) {
            LOG.error("the packet loop ends: its selector failed", e);
        } finally {
            closed = true;
            shutDown();
        }
    }

    private void round() throws IOException {
        now = System.nanoTime();
        runTasks();
        long wait = timers.run(now);
        long before = packets;
        if (!tasks.isEmpty() || !afterSelect.isEmpty()) {
            selector.selectNow(onReady);
        } else if (timers.isEmpty()) {
            sleep();
        } else {
            selector.select(onReady, Math.min(wait, LONGEST_WAIT_MILLIS));
        }
        runAfterSelect();
        if (packets != before) {
            received = packets;
            if (restNanos > 0 && gauge.isBusy(packets, now)) {
                LockSupport.parkNanos(this, restNanos);
            }
        }
    }

    /** Waits for a packet, or for somebody who wakes the thread. */
    private void sleep() throws IOException {
        sleeping = true;
        // Who came before that was set has not woken us, and is seen now; who comes later wakes us.
        if (tasks.isEmpty() && !closed) {
            selector.select(onReady);
        }
        sleeping = false;
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void runAfterSelect() {
        if (!afterSelect.isEmpty()) {
            afterSelect.forEach(Runnable::run);
            afterSelect.clear();
        }
    }

    private void ready(SelectionKey key) {
        ((Socket) key.attachment()).read();
    }

    private void shutDown() {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            ((Socket) key.attachment()).closeChannel();
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("closing a selector failed", e);
        }
        runTasks();
        runAfterSelect();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join();
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Socket implements PacketSocket {
        private final DatagramChannel channel;
        private final PacketReceiver receiver;
        private InetSocketAddress bound = new InetSocketAddress(0);
        /** Written by the loop's thread. */
        private volatile boolean connected;

        private InetSocketAddress peer = bound;
        private boolean complained;

        private Socket(DatagramChannel channel, PacketReceiver receiver) {
            this.channel = channel;
            this.receiver = receiver;
        }

        private void register() throws IOException {
            channel.register(selector, SelectionKey.OP_READ, this);
            wakeIfSleeping();
        }

        @Override
        public InetSocketAddress local() {
            return bound;
        }

        private void read() {
            buffer.limit(Frame.HEADROOM + RECEIVE_BYTES).position(Frame.HEADROOM);
            try {
                InetSocketAddress from;
                if (connected) {
                    if (channel.read(buffer) <= 0) {
                        return;
                    }
                    from = peer;
                } else {
                    from = (InetSocketAddress) channel.receive(buffer);
                    if (from == null) {
                        return;
                    }
                }
                packets++;
                now = System.nanoTime();
                buffer.limit(buffer.position()).position(Frame.HEADROOM);
                receiver.received(buffer, from, now);
            } catch (IOException e) {
                // The kernel reports here that the peer's port is shut, or the socket was closed meanwhile.
                LOG.trace("reading from {} failed", bound, e);
            } catch (RuntimeException e) {
                complain(e);
            }
        }

        private void complain(RuntimeException e) {
            if (!complained) {
                complained = true;
                LOG.error("a packet received at {} could not be processed; told once for this socket", bound, e);
            }
        }

        @Override
        public boolean send(ByteBuffer packet, InetSocketAddress to) {
            try {
                return (connected ? channel.write(packet) : channel.send(packet, to)) > 0;
            } catch (IOException | IllegalStateException e) {
                // IllegalState: it was connected or parted between our look and the call; one packet may be lost then.
                LOG.trace("sending from {} to {} failed", bound, to, e);
                return false;
            }
        }

        @Override
        public void connect(InetSocketAddress newPeer) {
            try {
                channel.connect(newPeer);
                peer = newPeer;
                connected = true;
            } catch (IOException e) {
                LOG.debug("cannot connect {} to {}, going on unconnected", bound, newPeer, e);
            }
        }

        @Override
        public void disconnect() {
            if (connected) {
                connected = false;
                try {
                    channel.disconnect();
                } catch (IOException e) {
                    LOG.debug("cannot disconnect {}", bound, e);
                }
            }
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public void close(Runnable afterwards) {
            execute(() -> {
                closeChannel();
                // The port is free only after the selector has let go of the key.
                afterSelect.add(afterwards);
            });
        }

        private void closeChannel() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("closing {} failed", bound, e);
            }
        }
    }
}
