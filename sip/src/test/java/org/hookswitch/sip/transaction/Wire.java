package org.hookswitch.sip.transaction;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.Parsed;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipParser;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.Transport;
import org.hookswitch.sip.transport.TransportProtocol;
import org.jspecify.annotations.Nullable;

/** A transport that goes nowhere: it keeps what is sent, and a test puts in what is to be received. */
public final class Wire implements Transport {

    public static final InetSocketAddress US = new InetSocketAddress(address("192.0.2.1"), 5060);
    public static final InetSocketAddress PEER = new InetSocketAddress(address("192.0.2.9"), 5060);

    /** One message sent, and when, in milliseconds of virtual time. */
    public record Sent(long at, SipMessage message, InetSocketAddress to) {}

    private final VirtualTime time;
    private final TransportProtocol protocol;
    private final List<Sent> sent = new ArrayList<>();
    private @Nullable Receiver receiver;
    private boolean broken;

    public Wire(VirtualTime time, TransportProtocol protocol) {
        this.time = time;
        this.protocol = protocol;
    }

    static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    public Flow toPeer() {
        return new Flow(this, new Hop(PEER, protocol));
    }

    /** From now on nothing can be sent. */
    public void breakDown() {
        broken = true;
    }

    @Override
    public TransportProtocol protocol() {
        return protocol;
    }

    @Override
    public InetSocketAddress localAddress() {
        return US;
    }

    @Override
    public void open(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void send(byte[] message, InetSocketAddress to, SendFailure onFailure) {
        if (broken) {
            onFailure.sendFailed(new IOException("broken on purpose"));
            return;
        }
        SipMessage parsed = ((Parsed.Ok) SipParser.parse(message.clone())).message();
        sent.add(new Sent(time.millis(), parsed, to));
    }

    @Override
    public void close() {}

    public void receive(SipMessage message) {
        receive(message.toBytes());
    }

    public void receive(byte[] message) {
        receive(message, PEER);
    }

    public void receive(byte[] message, InetSocketAddress from) {
        if (receiver == null) {
            throw new IllegalStateException("not open");
        }
        receiver.received(this, message, from);
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The first words of what was sent, with the time: {@code "500 INVITE"}, {@code "0 180"}. */
    public List<String> log() {
        return sent.stream().map(s -> s.at() + " " + brief(s.message())).toList();
    }

    public void forget() {
        sent.clear();
    }

    public SipMessage last() {
        return sent.getLast().message();
    }

    public SipRequest lastRequest() {
        return (SipRequest) last();
    }

    public SipResponse lastResponse() {
        return (SipResponse) last();
    }

    static String brief(SipMessage message) {
        return switch (message) {
            case SipRequest request -> request.method().name();
            case SipResponse response ->
                response.status() + " " + response.cseq().method().name();
        };
    }
}
