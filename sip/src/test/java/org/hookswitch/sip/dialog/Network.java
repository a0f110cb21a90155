package org.hookswitch.sip.dialog;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.hookswitch.sip.Parsed;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipParser;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transaction.VirtualTime;
import org.hookswitch.sip.transport.Transport;
import org.hookswitch.sip.transport.TransportProtocol;
import org.jspecify.annotations.Nullable;

/** Datagrams between stacks in one process and in virtual time: in 10 ms, or as badly as a seed will have it. */
final class Network {

    private final VirtualTime time;
    private final Map<InetSocketAddress, Port> ports = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private @Nullable Random chaos;
    private double loss;
    private double duplication;
    private int jitterMillis;
    private @Nullable Predicate<SipMessage> dropping;

    Network(VirtualTime time) {
        this.time = time;
    }

    Transport port(String address) {
        var at = new InetSocketAddress(InetAddress.ofLiteral(address), 5060);
        var port = new Port(at);
        ports.put(at, port);
        return port;
    }

    /** From now on datagrams are lost, doubled and overtake each other. */
    void misbehave(Random random, double lossRate, double duplicationRate, int jitter) {
        chaos = random;
        loss = lossRate;
        duplication = duplicationRate;
        jitterMillis = jitter;
    }

    void behave() {
        chaos = null;
    }

    /** Loses what the predicate names, until it is called again. */
    void drop(Predicate<SipMessage> what) {
        dropping = what;
    }

    void dropNothing() {
        dropping = null;
    }

    /** What was sent, delivered or not: {@code "1>9 INVITE"}, the numbers being the last octets of the addresses. */
    List<String> log() {
        return List.copyOf(log);
    }

    void forget() {
        log.clear();
    }

    private void carry(byte[] message, InetSocketAddress from, InetSocketAddress to) {
        SipMessage parsed = ((Parsed.Ok) SipParser.parse(message.clone())).message();
        log.add(octet(from) + ">" + octet(to) + " " + brief(parsed));
        if (dropping != null && dropping.test(parsed)) {
            return;
        }
        int copies = 1;
        if (chaos != null) {
            copies = chaos.nextDouble() < loss ? 0 : chaos.nextDouble() < duplication ? 2 : 1;
        }
        for (int i = 0; i < copies; i++) {
            int delay = 10 + (chaos == null || jitterMillis == 0 ? 0 : chaos.nextInt(jitterMillis));
            time.wheel().start(delay, () -> {
                Port port = ports.get(to);
                if (port != null) {
                    port.deliver(message.clone(), from);
                }
            });
        }
    }

    private static int octet(InetSocketAddress address) {
        return address.getAddress().getAddress()[3] & 255;
    }

    static String brief(SipMessage message) {
        return switch (message) {
            case SipRequest request -> request.method().name();
            case SipResponse response ->
                response.status() + " " + response.cseq().method().name();
        };
    }

    private final class Port implements Transport {
        private final InetSocketAddress address;
        private @Nullable Receiver receiver;

        Port(InetSocketAddress address) {
            this.address = address;
        }

        void deliver(byte[] message, InetSocketAddress from) {
            if (receiver != null) {
                receiver.received(this, message, from);
            }
        }

        @Override
        public TransportProtocol protocol() {
            return TransportProtocol.UDP;
        }

        @Override
        public InetSocketAddress localAddress() {
            return address;
        }

        @Override
        public void open(Receiver taker) {
            receiver = taker;
        }

        @Override
        public void send(byte[] message, InetSocketAddress to, SendFailure onFailure) {
            carry(message, address, to);
        }

        @Override
        public void close() {
            ports.remove(address);
        }
    }
}
