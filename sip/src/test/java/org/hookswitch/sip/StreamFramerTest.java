package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamFramerTest {
    private final StreamFramer framer = new StreamFramer();

    private List<Parsed> feed(String text) {
        ByteBuffer in = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        List<Parsed> out = new ArrayList<>();
        while (in.hasRemaining()) {
            framer.feed(in);
            for (Optional<Parsed> next = framer.next(); next.isPresent(); next = framer.next()) {
                out.add(next.get());
            }
        }
        return out;
    }

    private static String message(int n, String body) {
        return ("OPTIONS sip:a@example.com SIP/2.0\nVia: SIP/2.0/TCP h;branch=z9hG4bK" + n
                                + "\nFrom: <sip:b@example.com>;tag=1\nTo: <sip:a@example.com>\nCall-ID: c" + n
                                + "\nCSeq: 1 OPTIONS\nl : " + body.length() + "\n\n")
                        .replace("\n", "\r\n")
                + body;
    }

    private static String callId(Parsed parsed) {
        return ((Parsed.Ok) parsed).message().callId();
    }

    @Test
    void messagesInOnePieceAreCutByTheirLength() {
        List<Parsed> got = feed(message(1, "hello") + message(2, "") + message(3, "x"));
        assertThat(got).extracting(StreamFramerTest::callId).containsExactly("c1", "c2", "c3");
        assertThat(((Parsed.Ok) got.getFirst()).message().bodyText()).isEqualTo("hello");
    }

    @Test
    void aMessageThatComesByteByByteIsWhole() {
        String text = message(1, "hello") + message(2, "");
        List<Parsed> got = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            got.addAll(feed(text.substring(i, i + 1)));
        }
        assertThat(got).extracting(StreamFramerTest::callId).containsExactly("c1", "c2");
    }

    @Test
    void twoLineEndsAreAPingAlsoInTwoPieces() {
        assertThat(feed("\r\n\r\n")).containsExactly(new Parsed.KeepAlive(true));
        assertThat(feed("\r\n")).containsExactly(new Parsed.KeepAlive(false));
        assertThat(feed("\r")).isEmpty();
        assertThat(feed("\n")).containsExactly(new Parsed.KeepAlive(true));
        assertThat(feed("\r\n" + message(1, ""))).hasSize(1);
        assertThat(feed("\r\n\r\n" + message(1, ""))).hasSize(2).contains(new Parsed.KeepAlive(true));
    }

    @Test
    void aFloodOfLineEndsCostsNoMoreThanItsLength() {
        List<Parsed> got = feed("\r\n".repeat(400_000));
        assertThat(got).hasSize(200_000).containsOnly(new Parsed.KeepAlive(true));
    }

    @Test
    void aMessageWithoutContentLengthBreaksTheStream() {
        List<Parsed> got = feed(message(1, "").replace("l : 0\r\n", "") + message(2, ""));
        assertThat(got).hasSize(1);
        assertThat(got.getFirst()).isInstanceOfSatisfying(Parsed.Bad.class, bad -> {
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.reason()).isEqualTo("Missing Content-Length");
            assertThat(bad.answerable()).isPresent();
        });
        assertThat(framer.isBroken()).isTrue();
        assertThat(feed(message(3, ""))).isEmpty();
    }

    @Test
    void twoContentLengthsThatDisagreeBreakTheStream() {
        List<Parsed> got = feed(message(1, "").replace("l : 0", "l : 0\r\nContent-Length: 7") + message(2, ""));
        assertThat(got).hasSize(1);
        assertThat(framer.isBroken()).isTrue();
    }

    @Test
    void aMessageOverTheLimitIsRefusedBeforeItsBodyIsHeld() {
        List<Parsed> got = feed(message(1, "").replace("l : 0", "l : 65536"));
        assertThat(got).hasSize(1);
        assertThat(((Parsed.Bad) got.getFirst()).status()).isEqualTo(513);
        assertThat(framer.isBroken()).isTrue();
    }

    @Test
    void headersWithoutAnEndAreRefusedAtTheLimit() {
        String endless = message(1, "").replace("\r\n\r\n", "\r\n") + "X: y\r\n".repeat(20_000);
        List<Parsed> got = feed(endless);
        assertThat(got).hasSize(1);
        assertThat(((Parsed.Bad) got.getFirst()).status()).isEqualTo(513);
    }

    @Test
    void aBadMessageOfKnownLengthDoesNotBreakTheStream() {
        List<Parsed> got = feed(message(1, "xy").replace("CSeq: 1 OPTIONS", "CSeq: 1 BYE") + message(2, ""));
        assertThat(got).hasSize(2);
        assertThat(got.getFirst()).isInstanceOf(Parsed.Bad.class);
        assertThat(callId(got.get(1))).isEqualTo("c2");
    }
}
