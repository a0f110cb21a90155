package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mutates the torture messages with a fixed seed: the parser must neither throw nor hang, whatever comes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ParserMutationTest {
    private static final int ROUNDS = 25_000;
    private static final long SEED = 4475;
    private static final String[] SPICE = {
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        "\0",
        ",",
        ";",
        ":",
        "<",
        ">",
        "\"",
        "\\",
        "=",
        "@",
        "%",
        "%00",
        "[",
        "]",
        "(",
        ")",
        "/",
        "?",
        "&",
        "*",
        "-1",
        "99999999999999999999",
        "SIP/2.0",
        "sip:",
        "tel:",
        "\u00e9",
        "\ufeff",
        "\r\n ",
        "\r\n\r\n",
        "Content-Length: 5\r\n",
        "Via: ",
        "boundary=x"
    };

    private final Random random = new Random(SEED);
    private final List<byte[]> corpus = new ArrayList<>(Torture.all().values());
    private final List<HeaderType<?>> types = types();

    static List<HeaderType<?>> types() {
        List<HeaderType<?>> types = new ArrayList<>();
        try {
            for (Field f : HeaderType.class.getFields()) {
                if (Modifier.isStatic(f.getModifiers()) && f.getType() == HeaderType.class) {
                    types.add((HeaderType<?>) f.get(null));
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        assertThat(types).hasSizeGreaterThan(40);
        return types;
    }

    private byte[] mutated() {
        byte[] bytes = corpus.get(random.nextInt(corpus.size())).clone();
        for (int n = 1 + random.nextInt(6); n > 0 && bytes.length > 0; n--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
            bytes = switch (random.nextInt(5)) {
                case 0 -> {
                    bytes[at] = (byte) random.nextInt(256);
                    yield bytes;
                }
                case 1 -> splice(bytes, at, to, new byte[0]);
                case 2 -> splice(bytes, at, at, SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8));
                case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
                default -> {
                    byte[] other = corpus.get(random.nextInt(corpus.size()));
                    int from = random.nextInt(other.length);
                    yield splice(bytes, at, to, Arrays.copyOfRange(other, from, Math.min(other.length, from + 40)));
                }
            };
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] with) {
        ByteBuffer out = ByteBuffer.allocate(from + with.length + bytes.length - to);
        return out.put(bytes, 0, from)
                .put(with)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    @Test
    void noMutationMakesTheParserThrowAndWhatItTakesItTakesAgainWhenWritten() {
        int ok = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = mutated();
            assertThatCode(() -> {
                        if (SipParser.parse(bytes) instanceof Parsed.Bad bad) {
                            bad.answerable().ifPresent(a -> a.answer(400, bad.reason(), a.topVia()));
                        }
                    })
                    .as("round %d", i)
                    .doesNotThrowAnyException();
            if (SipParser.parse(bytes) instanceof Parsed.Ok(SipMessage message)) {
                ok++;
                readAll(message);
                assertThat(SipParser.parse(message.toBytes()))
                        .as("round %d", i)
                        .isInstanceOfSatisfying(Parsed.Ok.class, again -> {
                            assertThat(withoutLength(again.message())).isEqualTo(withoutLength(message));
                            assertThat(again.message().body()).isEqualTo(message.body());
                        });
            }
        }
        assertThat(ok).as("mutations that still parse").isBetween(ROUNDS / 20, ROUNDS);
    }

    private static String withoutLength(SipMessage message) {
        String first = message instanceof SipRequest r ? r.method() + " " + r.uri() : "";
        return first + message.headers();
    }

    private void readAll(SipMessage message) {
        for (HeaderType<?> type : types) {
            for (Object value : message.all(type)) {
                assertThat(value.toString()).isNotNull();
            }
        }
        for (BodyPart part : BodyPart.of(message)) {
            assertThat(part.content()).isNotNull();
        }
    }

    @Test
    void aTypedValueThatWasReadIsReadTheSameFromWhatItWrites() {
        for (int i = 0; i < ROUNDS / 5; i++) {
            if (SipParser.parse(mutated()) instanceof Parsed.Ok(SipMessage message)) {
                for (HeaderType<?> type : types) {
                    for (Object value : message.all(type)) {
                        String text = value.toString();
                        if (hasControls(text)) {
                            continue; // a control character is written as a space
                        }
                        assertThat(type.parse(text).map(Object::toString))
                                .as("round %d %s", i, type)
                                .contains(text);
                    }
                }
            }
        }
    }

    private static boolean hasControls(String text) {
        return text.isBlank() || text.chars().anyMatch(c -> c < 32 || c == 127 || c == '\ufffd');
    }

    @Test
    void theFramerTakesAnyBytesInAnyPieces() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            StreamFramer framer = new StreamFramer();
            ByteBuffer in = ByteBuffer.wrap(mutated());
            int found = 0;
            while (in.hasRemaining()) {
                int piece = Math.min(in.remaining(), 1 + random.nextInt(600));
                ByteBuffer part = in.slice(in.position(), piece);
                in.position(in.position() + piece);
                while (part.hasRemaining()) {
                    framer.feed(part);
                    for (Optional<Parsed> next = framer.next(); next.isPresent(); next = framer.next()) {
                        found++;
                    }
                }
            }
            assertThat(found).isLessThan(400);
        }
    }
}
