package org.hookswitch.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Outside;
import org.hookswitch.pbx.handler.Visit;

/**
 * Routines that are web services: {@code run = https://…} is a POST of what the routine may see, and the answer says what
 * it changes. {@code http://} only to this machine. docs/handlers-conf.md describes both documents.
 *
 * <p>Thread-safe. The HTTP client is closed with the switch.
 */
public final class WebRoutines implements AutoCloseable {

    /** Most bytes of an answer. */
    static final int MOST_BYTES = 64 * 1024;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What handlers.conf says of all of them.
     *
     * @param secret signs requests; empty for no signature
     * @param timeout of one request
     * @param variables whose values are sent
     */
    public record Settings(Optional<String> secret, Duration timeout, List<String> variables) {
        public Settings {
            variables = List.copyOf(variables);
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile Settings settings = new Settings(Optional.empty(), Duration.ofSeconds(5), List.of());

    /** Takes effect for routines that start from now on. */
    public void settings(Settings newSettings) {
        settings = newSettings;
    }

    /** One for each scheme. */
    public List<Outside> kinds() {
        return Stream.of("https", "http").<Outside>map(Kind::new).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Kind implements Outside {
        private final String scheme;

        Kind(String scheme) {
            this.scheme = scheme;
        }

        @Override
        public String scheme() {
            return scheme;
        }

        @Override
        public Optional<String> objection(HandlerStage stage, String location) {
            try {
                String host =
                        URI.create(location.replaceAll("\\$\\{[^}]*\\}", "x")).getHost();
                if (host == null) {
                    return Optional.of(scheme + "://host/path");
                }
                return scheme.equals("https") || THIS_MACHINE.contains(host)
                        ? Optional.empty()
                        : Optional.of("https:// for another machine than this");
            } catch (IllegalArgumentException e) {
                return Optional.of("an address: " + e.getMessage());
            }
        }

        @Override
        public String run(Visit visit) throws IOException, InterruptedException {
            Settings now = settings;
            byte[] body = visit.with(channel -> WebDocuments.request(visit, channel, now.variables()));
            String seconds = visit.with(
                    channel -> Long.toString(channel.pbx().clock().now().getEpochSecond()));
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(visit.binding().location()))
                    .timeout(now.timeout())
                    .header("Content-Type", "application/json")
                    .header("X-Hookswitch-Timestamp", seconds)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            now.secret()
                    .ifPresent(secret ->
                            request.header("X-Hookswitch-Signature", "sha256=" + signature(secret, seconds, body)));
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            byte[] said;
            try (InputStream in = answer.body()) {
                said = in.readNBytes(MOST_BYTES + 1);
            }
            if (answer.statusCode() == 204) {
                return "";
            }
            if (answer.statusCode() != 200) {
                throw new IOException("the service answered " + answer.statusCode() + ", expected 200 or 204");
            }
            if (said.length > MOST_BYTES) {
                throw new IOException("the service's answer is longer than " + MOST_BYTES + " bytes");
            }
            WebDocuments.Answer understood = WebDocuments.answer(visit.stage(), said);
            visit.with(channel -> {
                understood.applyTo(channel);
                return true;
            });
            return understood.returned();
        }
    }

    /** HMAC-SHA256 of timestamp, a dot and the body, in hexadecimal (RFC 2104). */
    static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
