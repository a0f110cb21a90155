package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SipLimitsTest {
    private static Parsed parse(String text) {
        return SipParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, int status, String reason) {
        assertThat(parse(text)).isInstanceOfSatisfying(Parsed.Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo(reason);
            assertThat(bad.status()).isEqualTo(status);
            assertThat(bad.answerable()).isPresent();
        });
    }

    @Test
    void aMessageOverTheLimitIsTooLarge() {
        refused(SipMessageTest.INVITE + "x".repeat(SipLimits.MESSAGE_BYTES), 513, "Message Too Large");
    }

    @Test
    void aUriOverTheLimitIsTooLong() {
        refused(
                SipMessageTest.INVITE.replaceFirst("sip:bob", "sip:" + "b".repeat(SipLimits.URI_BYTES)),
                414,
                "Request-URI Too Long");
        refused(
                SipMessageTest.INVITE.replaceFirst("sip:bob", "sip:" + "b".repeat(SipLimits.START_LINE_BYTES)),
                414,
                "Request-URI Too Long");
    }

    @Test
    void headersOverTheLimitAreTooManyOrTooLong() {
        String headers = "X: y\r\n".repeat(SipLimits.HEADER_LINES);
        refused(SipMessageTest.INVITE.replace("Content-Type", headers + "Content-Type"), 400, "Too Many Headers");
        String line = "X: " + "y".repeat(SipLimits.HEADER_BYTES) + "\r\n";
        refused(SipMessageTest.INVITE.replace("Content-Type", line + "Content-Type"), 400, "Header Line Too Long");
        String folded = "X: y\r\n" + (" " + "y".repeat(1000) + "\r\n").repeat(20);
        refused(SipMessageTest.INVITE.replace("Content-Type", folded + "Content-Type"), 400, "Header Line Too Long");
    }

    @Test
    void headersMustEnd() {
        int end = SipMessageTest.INVITE.indexOf("\r\n\r\n");
        refused(SipMessageTest.INVITE.substring(0, end + 2), 400, "Headers Do Not End");
    }

    @Test
    void aLineWithoutAColonIsRefused() {
        refused(SipMessageTest.INVITE.replace("X-Custom: ", "X Custom "), 400, "Malformed Header Line");
    }

    @Test
    void aBadAckIsNotAnswered() {
        String ack = SipMessageTest.INVITE.replace("INVITE sip:", "ACK sip:");
        assertThat(parse(ack)).isEqualTo(new Parsed.Ignore("bad ACK: CSeq Method Mismatch"));
    }

    @Test
    void theViaOfAnotherHopIsNoWayBack() {
        String text = SipMessageTest.INVITE.replace("Via: SIP/2.0/UDP pc33", "Via: SIP/2.0/UDP;pc33");
        assertThat(parse(text)).isInstanceOfSatisfying(Parsed.Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo("Malformed Via");
            assertThat(bad.answerable()).isEmpty();
        });
    }

    @Test
    void withoutAViaThereIsNoAnswer() {
        assertThat(parse(SipMessageTest.INVITE.replace("Via", "Wia"))).isInstanceOfSatisfying(Parsed.Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo("Missing Via");
            assertThat(bad.answerable()).isEmpty();
        });
    }
}
