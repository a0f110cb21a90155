package org.hookswitch.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpTransportTest {

    private record Got(String message, InetSocketAddress from) {}

    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private final BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
    private final UdpTransport here = UdpTransport.bind(any("127.0.0.1"));
    private final UdpTransport there = UdpTransport.bind(any("127.0.0.1"));

    private static InetSocketAddress any(String host) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), 0);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void aDatagramArrivesWholeWithTheAddressItCameFrom() throws InterruptedException {
        there.open((transport, message, from) -> got.add(new Got(new String(message, StandardCharsets.UTF_8), from)));
        here.send("hello".getBytes(StandardCharsets.UTF_8), there.localAddress(), failures::add);
        Got first = got.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.message()).isEqualTo("hello");
        assertThat(first.from()).isEqualTo(here.localAddress());
    }

    @Test
    void theReceiverOwnsWhatItGets() throws InterruptedException {
        there.open((transport, message, from) -> got.add(new Got(new String(message, StandardCharsets.UTF_8), from)));
        for (String text : new String[] {"one", "two"}) {
            here.send(text.getBytes(StandardCharsets.UTF_8), there.localAddress(), failures::add);
        }
        Got one = got.poll(20, TimeUnit.SECONDS);
        Got two = got.poll(20, TimeUnit.SECONDS);
        assertThat(one.message()).isEqualTo("one");
        assertThat(two.message()).isEqualTo("two");
    }

    @Test
    void aReceiverThatFailsDoesNotStopTheReader() throws InterruptedException {
        there.open((transport, message, from) -> {
            if (message.length == 1) {
                throw new IllegalStateException("on purpose");
            }
            got.add(new Got(new String(message, StandardCharsets.UTF_8), from));
        });
        here.send(new byte[1], there.localAddress(), failures::add);
        here.send(new byte[2], there.localAddress(), failures::add);
        assertThat(got.poll(20, TimeUnit.SECONDS).message()).hasSize(2);
    }

    @Test
    void aThreadThatIsInterruptedDoesNotCloseTheSocketByItsSending() throws InterruptedException {
        there.open((transport, message, from) -> got.add(new Got(new String(message, StandardCharsets.UTF_8), from)));
        Thread.currentThread().interrupt();
        here.send(new byte[1], there.localAddress(), failures::add);
        assertThat(Thread.interrupted()).isTrue();
        here.send(new byte[1], there.localAddress(), failures::add);
        assertThat(failures).isEmpty();
        assertThat(got.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(got.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whatCannotBeSentIsReported() {
        here.send(new byte[100], new InetSocketAddress(InetAddress.ofLiteral("::1"), 5060), failures::add);
        assertThat(failures).hasSize(1);
        here.send(new byte[70_000], there.localAddress(), failures::add);
        assertThat(failures).hasSize(2);
        there.close();
        there.send(new byte[1], here.localAddress(), failures::add);
        assertThat(failures).hasSize(3);
    }

    @Test
    void anAddressInUseIsNamedInTheError() {
        assertThatThrownBy(() -> UdpTransport.bind(here.localAddress()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining(Integer.toString(here.localAddress().getPort()));
    }

    @Test
    void anIpv6SocketSpeaksIpv6() throws InterruptedException {
        try (UdpTransport six = UdpTransport.bind(any("::1"));
                UdpTransport other = UdpTransport.bind(any("::1"))) {
            other.open(
                    (transport, message, from) -> got.add(new Got(new String(message, StandardCharsets.UTF_8), from)));
            six.send(new byte[3], other.localAddress(), failures::add);
            Got first = got.poll(20, TimeUnit.SECONDS);
            assertThat(first.from()).isEqualTo(six.localAddress());
            assertThat(new Hop(first.from(), TransportProtocol.UDP).toString()).matches("UDP \\[0:0:0:0:0:0:0:1]:\\d+");
        }
    }

    @Test
    void theWildcardIsAdvertisedAsTheAddressThatLeadsToThePeer() {
        try (UdpTransport wild = UdpTransport.bind(any("0.0.0.0"))) {
            SentBy sentBy = Advertised.bound(wild).toward(here.localAddress());
            assertThat(sentBy)
                    .isEqualTo(new SentBy("127.0.0.1", wild.localAddress().getPort()));
        }
    }
}
