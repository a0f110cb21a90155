package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Pbx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurlTest {

    /** What the server answers, by path. */
    private static final Map<String, String> ANSWERS = Map.of(
            "/hello", "HTTP/1.1 200 OK\r\nX-Colour: red\r\n\r\nhello\n\n",
            "/moved", "HTTP/1.1 302 Found\r\nLocation: /hello\r\n\r\nmoved",
            "/same", "HTTP/1.1 307 Temporary Redirect\r\nLocation: /hello\r\n\r\n",
            "/circle", "HTTP/1.1 302 Found\r\nLocation: /circle\r\n\r\n",
            "/missing", "HTTP/1.1 404 Not Found\r\n\r\nno such page",
            "/form", "HTTP/1.1 200 OK\r\n\r\nname=Bob%20B&town=Bonn%2C+Rhein&empty",
            "/large", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(2_000_000));

    private record Request(String line, List<String> headers, String body) {
        boolean has(String header) {
            return headers.stream().anyMatch(header::equalsIgnoreCase);
        }
    }

    @TempDir
    Path folder;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private Pbx pbx;

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> answer(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        pbx = Pbx.builder().build();
    }

    private void answer(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            var headers = new CopyOnWriteArrayList<String>();
            int length = 0;
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                headers.add(header);
                if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            var body = new StringBuilder();
            while (body.length() < length) {
                body.append((char) in.read());
            }
            requests.add(new Request(line, headers, body.toString()));
            String path = line.split(" ")[1];
            if (path.equals("/silent")) {
                socket.getInputStream().read();
                return;
            }
            String answer = ANSWERS.getOrDefault(path, "HTTP/1.1 500 Oops\r\n\r\n");
            int head = answer.indexOf("\r\n\r\n");
            byte[] content = answer.substring(head + 4).getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write((answer.substring(0, head) + "\r\nContent-Length: " + content.length
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
        } catch (IOException clientWentAway) {
            requests.add(new Request("", List.of(), ""));
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        pbx.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    private String curl(String arguments) {
        return Template.parse("${CURL(" + arguments + ")}").evaluate(pbx.scope());
    }

    private void option(String name, String value) {
        Assignment.setGlobal(pbx, "CURLOPT(" + name + ")", value);
    }

    @Test
    void whatIsFetchedHasNoBlanksAtItsEnd() {
        assertThat(curl(url("/hello"))).isEqualTo("hello");
        assertThat(requests.getFirst().line()).isEqualTo("GET /hello HTTP/1.1");
        assertThat(requests.getFirst().has("User-Agent: asterisk-libcurl-agent/1.0"))
                .isTrue();
    }

    @Test
    void anAddressWithoutASchemeIsOneOfTheWeb() {
        assertThat(curl(url("/hello").substring("http://".length()))).isEqualTo("hello");
    }

    @Test
    void dataIsSentByPost() {
        assertThat(curl(url("/hello") + ",a=1&b=2")).isEqualTo("hello");
        assertThat(requests.getFirst().line()).isEqualTo("POST /hello HTTP/1.1");
        assertThat(requests.getFirst().body()).isEqualTo("a=1&b=2");
        assertThat(requests.getFirst().has("Content-Type: application/x-www-form-urlencoded"))
                .isTrue();
    }

    @Test
    void ownHeadersReplaceTheKindOfContent() {
        option("httpheader", "Content-Type: application/json");
        option("httpheader", "X-One: 1");
        option("userpwd", "user:secret");
        option("cookie", "a=b");
        option("referer", "http://example.com/");
        assertThat(curl(url("/hello") + ",{}")).isEqualTo("hello");
        Request request = requests.getFirst();
        assertThat(request.has("Content-Type: application/json")).isTrue();
        assertThat(request.has("X-One: 1")).isTrue();
        assertThat(request.has("Authorization: Basic dXNlcjpzZWNyZXQ=")).isTrue();
        assertThat(request.has("Cookie: a=b")).isTrue();
        assertThat(request.has("Referer: http://example.com/")).isTrue();
    }

    @Test
    void redirectsAreFollowedWhenThatIsAskedFor() {
        assertThat(curl(url("/moved"))).isEqualTo("moved");
        option("followlocation", "1");
        assertThat(curl(url("/moved"))).isEqualTo("hello");
        assertThat(curl(url("/moved") + ",data")).isEqualTo("hello");
        assertThat(requests.getLast().line()).isEqualTo("GET /hello HTTP/1.1");
        assertThat(curl(url("/same") + ",data")).isEqualTo("hello");
        assertThat(requests.getLast().line()).isEqualTo("POST /hello HTTP/1.1");
    }

    @Test
    void redirectsThatGoInACircleEnd() {
        option("followlocation", "yes");
        option("maxredirs", "3");
        assertThat(curl(url("/circle"))).isEmpty();
        assertThat(requests).hasSize(4);
    }

    @Test
    void anErrorPageIsFetchedUnlessItsCodeCountsAsAFailure() {
        assertThat(curl(url("/missing"))).isEqualTo("no such page");
        option("failurecodes", "404,500");
        assertThat(curl(url("/missing"))).isEmpty();
        assertThat(curl(url("/hello"))).isEqualTo("hello");
    }

    @Test
    void headersComeBeforeTheAnswerWhenThatIsAskedFor() {
        option("header", "1");
        assertThat(curl(url("/hello")))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("x-colour: red\r\n")
                .endsWith("\r\n\r\nhello");
    }

    @Test
    void anAnswerOfFieldsBecomesAHash() {
        String plan = """
                exten => 100,1,Set(CURLOPT(hashcompat)=%s)
                 same => n,Set(HASH(row)=${CURL(%s)})
                 same => n,Set(GLOBAL(seen)=${HASH(row,name)}|${HASH(row,town)}|${HASH(row,empty)}|${HASHKEYS(row)})
                """;
        for (String mode : List.of("yes", "legacy")) {
            try (var simulation = Scene.of(plan.formatted(mode, url("/form")))) {
                simulation.phone("a").dials("100", "default");
                simulation.run();
                String town = mode.equals("legacy") ? "Bonn, Rhein" : "Bonn,+Rhein";
                assertThat(Scene.global(simulation, "seen")).isEqualTo("Bob B|" + town + "||empty,town,name");
            }
        }
    }

    @Test
    void anAnswerThatNeverComesIsGivenUp() {
        option("httptimeout", "0.2");
        assertThat(curl(url("/silent"))).isEmpty();
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        assertThat(curl(url("/large"))).isEmpty();
    }

    @Test
    void aServerThatIsNotThereGivesNothing() throws IOException {
        server.close();
        assertThat(curl(url("/hello"))).isEmpty();
    }

    @Test
    void setItStoresTheAnswerInAFile() {
        Path file = folder.resolve("page.txt");
        Assignment.setGlobal(pbx, "CURL(" + url("/hello") + ")", file.toString());
        assertThat(file).hasContent("hello\n\n");
    }

    @Test
    void optionsOfAChannelAreItsOwn() {
        String plan = """
                exten => 100,1,Set(CURLOPT(useragent)=mine)
                 same => n,Set(GLOBAL(one)=${CURL(%1$s)})
                exten => 200,1,Set(GLOBAL(two)=${CURL(%1$s)})
                """;
        try (var simulation = Scene.of(plan.formatted(url("/hello")))) {
            simulation.phone("a").dials("100", "default");
            simulation.run();
            simulation.phone("b").dials("200", "default");
            simulation.run();
            assertThat(requests.getFirst().has("User-Agent: mine")).isTrue();
            assertThat(requests.getLast().has("User-Agent: asterisk-libcurl-agent/1.0"))
                    .isTrue();
        }
    }
}
