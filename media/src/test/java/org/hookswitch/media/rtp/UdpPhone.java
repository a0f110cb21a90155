package org.hookswitch.media.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A bare socket that speaks RTP as the test says it. */
final class UdpPhone implements AutoCloseable {
    /** A packet as it came. */
    record Heard(int payloadType, boolean marker, int sequence, int timestamp, int ssrc, ByteBuffer payload) {}

    private final DatagramSocket socket;
    private final InetSocketAddress to;
    private final int ssrc;

    UdpPhone(InetSocketAddress to, int ssrc) {
        try {
            this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            this.socket.setSoTimeout(10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.to = to;
        this.ssrc = ssrc;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void say(int payloadType, boolean marker, int sequence, int timestamp, byte... payload) {
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        RtpHeader.write(packet, 0, payloadType, marker, sequence & 0xffff, timestamp, ssrc);
        packet.put(12, payload);
        raw(packet.array());
    }

    void raw(byte... bytes) {
        rawTo(to, bytes);
    }

    void rawTo(InetSocketAddress address, byte... bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next packet within ten seconds, whatever it is. */
    ByteBuffer hearRaw() {
        return hearRaw(10_000).orElseThrow(() -> new AssertionError("nothing heard within 10 s"));
    }

    Optional<ByteBuffer> hearRaw(int milliseconds) {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        try {
            socket.setSoTimeout(milliseconds);
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    }

    Heard hear() {
        ByteBuffer packet = hearRaw();
        return new Heard(
                RtpHeader.payloadType(packet),
                RtpHeader.marker(packet),
                RtpHeader.sequence(packet),
                RtpHeader.timestamp(packet),
                RtpHeader.ssrc(packet),
                packet.slice(12, packet.limit() - 12));
    }

    @Override
    public void close() {
        socket.close();
    }
}
