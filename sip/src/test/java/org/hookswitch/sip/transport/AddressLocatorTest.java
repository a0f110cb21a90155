package org.hookswitch.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hookswitch.sip.SipUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressLocatorTest {

    private final AddressLocator locator = new AddressLocator();

    @AfterEach
    void close() {
        locator.close();
    }

    private CompletableFuture<List<Hop>> locate(String uri) {
        var found = new CompletableFuture<List<Hop>>();
        locator.locate(SipUri.parse(uri).orElseThrow(), found::complete);
        return found;
    }

    private String now(String uri) {
        List<Hop> hops = locate(uri).getNow(List.of());
        assertThat(hops).as("found at once for %s", uri).hasSize(1);
        return hops.getFirst().toString();
    }

    @Test
    void aNumericAddressIsFoundAtOnceWithTheProtocolAndPortTheUriImplies() {
        assertThat(now("sip:bob@192.0.2.1")).isEqualTo("UDP 192.0.2.1:5060");
        assertThat(now("sip:bob@192.0.2.1:5070")).isEqualTo("UDP 192.0.2.1:5070");
        assertThat(now("sip:bob@192.0.2.1;transport=tcp")).isEqualTo("TCP 192.0.2.1:5060");
        assertThat(now("sip:bob@192.0.2.1;transport=TLS")).isEqualTo("TLS 192.0.2.1:5061");
        assertThat(now("sips:bob@192.0.2.1")).isEqualTo("TLS 192.0.2.1:5061");
        assertThat(now("sips:bob@192.0.2.1;transport=tcp")).isEqualTo("TLS 192.0.2.1:5061");
        assertThat(now("sips:bob@192.0.2.1;transport=ws")).isEqualTo("WSS 192.0.2.1:443");
        assertThat(now("sip:bob@[2001:db8::1]")).isEqualTo("UDP [2001:db8:0:0:0:0:0:1]:5060");
    }

    @Test
    void maddrSaysWhereToGoInsteadOfTheHost() {
        assertThat(now("sip:bob@example.org;maddr=192.0.2.7")).isEqualTo("UDP 192.0.2.7:5060");
    }

    @Test
    void aNameIsLookedUpOnAnotherThread() throws Exception {
        List<Hop> hops = locate("sip:bob@localhost:5070").get(20, TimeUnit.SECONDS);
        assertThat(hops).isNotEmpty();
        assertThat(hops.getFirst().address().isLoopbackAddress()).isTrue();
        assertThat(hops.getFirst().port()).isEqualTo(5070);
    }

    @Test
    void aNameThatDoesNotExistGivesNoHops() throws Exception {
        assertThat(locate("sip:bob@does-not-exist.invalid").get(20, TimeUnit.SECONDS))
                .isEmpty();
    }

    @Test
    void somethingThatOnlyLooksLikeANumberIsAName() throws Exception {
        assertThat(locate("sip:bob@192.0.2.300.invalid").get(20, TimeUnit.SECONDS))
                .isEmpty();
    }
}
