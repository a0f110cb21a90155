package org.hookswitch.apps.function.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.apps.function.Outside;
import org.hookswitch.pbx.spi.FunctionCall;

/**
 * One fetch with its redirects (RFC 9110 §15.4), by the options that hold for a call. On the thread that evaluates; given
 * up when the channel has to leave.
 */
final class Fetch {

    /** Largest answer, in bytes. */
    static final long LIMIT = 1 << 20;

    private static final long LONGEST_MILLIS = 180_000;
    /** A chain of redirects longer than this goes in a circle. */
    private static final int MOST_REDIRECTS = 50;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final FunctionCall call;

    Fetch(FunctionCall call) {
        this.call = call;
    }

    /** What a server answered; empty, with a warning, when there was no answer or one that counts as a failure. */
    Optional<HttpResponse<byte[]>> run(String address, Optional<String> post) {
        Optional<URI> first = uri(address);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        URI to = first.get();
        Optional<String> data = post;
        int most = CurlOptions.number(call, CurlOption.MAXREDIRS);
        int redirects = most < 0 ? MOST_REDIRECTS : Math.min(most, MOST_REDIRECTS);
        while (true) {
            Optional<HttpResponse<byte[]>> answer = send(to, data);
            if (answer.isEmpty() || !follows(answer.get())) {
                return answer.filter(this::isNoFailure);
            }
            if (redirects-- == 0) {
                call.warn("is sent from one address to another too often");
                return Optional.empty();
            }
            int status = answer.get().statusCode();
            if (status != 307 && status != 308) {
                data = Optional.empty();
            }
            to = to.resolve(answer.get().headers().firstValue("location").orElseThrow());
        }
    }

    private Optional<URI> uri(String address) {
        String text = address.strip();
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return Optional.of(uri);
            }
            call.warn("only http and https addresses can be fetched");
        } catch (IllegalArgumentException malformed) {
            call.warn("is no address: " + malformed.getMessage());
        }
        return Optional.empty();
    }

    private boolean follows(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        return redirect
                && CurlOptions.flag(call, CurlOption.FOLLOWLOCATION)
                && answer.headers().firstValue("location").isPresent();
    }

    private boolean isNoFailure(HttpResponse<byte[]> answer) {
        boolean failure = CurlOptions.all(call, CurlOption.FAILURECODES).stream()
                .flatMap(codes -> List.of(codes.split(",", -1)).stream())
                .anyMatch(code -> code.strip().equals(Integer.toString(answer.statusCode())));
        if (failure) {
            call.warn("the server answered " + answer.statusCode());
        }
        return !failure;
    }

    private Optional<HttpResponse<byte[]>> send(URI to, Optional<String> data) {
        try {
            var client = WebClients.of(call.pbx()).client(way());
            var handler = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LIMIT);
            Optional<HttpResponse<byte[]>> answer =
                    Outside.await(call, client.sendAsync(request(to, data), handler), millis());
            if (answer.isEmpty()) {
                call.warn("there was no answer in time");
            }
            return answer;
        } catch (ExecutionException e) {
            call.warn("failed: " + e.getCause());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            call.warn("failed: " + e);
        }
        return Optional.empty();
    }

    private long millis() {
        long set = CurlOptions.millis(call, CurlOption.HTTPTIMEOUT);
        return set > 0 ? set : LONGEST_MILLIS;
    }

    private WebClients.Way way() {
        return new WebClients.Way(
                CurlOptions.millis(call, CurlOption.CONNTIMEOUT),
                CurlOptions.value(call, CurlOption.PROXY),
                proxyPort(),
                CurlOptions.flag(call, CurlOption.SSL_VERIFYPEER),
                CurlOptions.flag(call, CurlOption.SSL_VERIFYHOST),
                CurlOptions.value(call, CurlOption.SSL_CAINFO),
                CurlOptions.value(call, CurlOption.SSL_CAPATH));
    }

    private int proxyPort() {
        int set = CurlOptions.number(call, CurlOption.PROXYPORT);
        return set == 0 ? 1080 : set;
    }

    private HttpRequest request(URI to, Optional<String> data) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).timeout(Duration.ofMillis(millis()));
        List<String> headers = CurlOptions.all(call, CurlOption.HTTPHEADER);
        if (data.isPresent()) {
            request.POST(HttpRequest.BodyPublishers.ofByteArray(Octets.of(data.get())));
            if (headers.isEmpty()) {
                request.header("Content-Type", FORM);
            }
        }
        header(request, "User-Agent", CurlOptions.value(call, CurlOption.USERAGENT));
        header(request, "Referer", CurlOptions.value(call, CurlOption.REFERER));
        header(request, "Cookie", CurlOptions.value(call, CurlOption.COOKIE));
        header(request, "Authorization", basic(CurlOptions.value(call, CurlOption.USERPWD)));
        header(request, "Proxy-Authorization", basic(CurlOptions.value(call, CurlOption.PROXYUSERPWD)));
        for (String line : headers) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                request.setHeader(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return request.build();
    }

    private static String basic(String userAndPassword) {
        return userAndPassword.isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString(Octets.of(userAndPassword));
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        if (!value.isEmpty()) {
            request.setHeader(name, value);
        }
    }
}
