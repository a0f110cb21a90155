package org.hookswitch.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.SystemClock;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Outcome;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.PartyId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 10 of the handlers' contract: {@code run = https://…}. */
@Timeout(60)
class WebRoutinesTest {

    private final WebRoutines web = new WebRoutines();
    private final SystemClock clock = new SystemClock();
    private final Pbx pbx = Pbx.builder()
            .clock(clock)
            .handlers(new HandlerSettings(Map.of(
                    HandlerStage.HANGUP,
                    new HandlerSettings.OfStage(Optional.empty(), Optional.of(Duration.ofMillis(100)), false))))
            .part(OutsideRoutines.class, new OutsideRoutines(web.kinds()))
            .build();
    private final Channel channel = pbx.newChannel("Test", "x", null, false);
    private HttpServer server;
    private final CompletableFuture<Map.Entry<String, String>> request = new CompletableFuture<>();

    WebRoutinesTest() throws java.io.IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void settings() {
        web.settings(new WebRoutines.Settings(Optional.of("secret"), Duration.ofSeconds(5), List.of("CUSTOMER")));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        web.close();
        pbx.close();
        clock.close();
    }

    private String answers(int status, String text) {
        server.createContext("/r", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            request.complete(Map.entry(
                    exchange.getRequestHeaders().getFirst("X-Hookswitch-Timestamp") + " "
                            + exchange.getRequestHeaders().getFirst("X-Hookswitch-Signature"),
                    body));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/r";
    }

    private Outcome run(HandlerStage stage, String url) {
        return pbx.routines().run(channel, new Binding(stage, url, "rule web", "handlers.conf:3", channel.place()));
    }

    @Test
    void itTellsTheCallSignedAndTakesVariablesPartiesAndTheValueReturned() {
        channel.variable("CUSTOMER", "4711");
        channel.connected(ConnectedLine.NONE.withId(PartyId.of("Alice", "6001")));
        String url = answers(200, "{\"variables\":{\"LEVEL\":\"gold\"},\"return\":\"done\"}");
        Outcome outcome = run(HandlerStage.CALLER_PRE_DIAL, url);
        assertThat(outcome).hasToString("returned");
        assertThat(outcome.returned()).isEqualTo("done");
        assertThat(channel.variable("LEVEL")).isEqualTo("gold");
        String[] headers = request.join().getKey().split(" ");
        String body = request.join().getValue();
        assertThat(body)
                .contains("\"stage\":\"caller-pre-dial\"")
                .contains("\"CUSTOMER\":\"4711\"")
                .contains("\"number\":\"6001\"")
                .contains("\"binding\":\"rule web at handlers.conf:3\"");
        assertThat(headers[1])
                .isEqualTo(
                        "sha256=" + WebRoutines.signature("secret", headers[0], body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSignatureIsThatOfAKnownExample() {
        // computed with: printf '1.{}' | openssl dgst -sha256 -hmac key
        assertThat(WebRoutines.signature("key", "1", "{}".getBytes(StandardCharsets.UTF_8)))
                .hasSize(64)
                .isEqualTo("1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }

    @Test
    void whatTheStageDoesNotAllowIsRefusedByName() {
        assertThat(run(HandlerStage.CONNECTED_LINE, answers(200, "{\"result\":\"BUSY\"}"))
                        .detail())
                .contains("handlers.conf:3")
                .contains("only a pre-bridge routine has");
    }

    @Test
    void aServiceThatFailsIsAnAbnormalEnd() {
        assertThat(run(HandlerStage.PRE_BRIDGE, answers(500, "no")).detail()).contains("answered 500");
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() {
        assertThat(run(HandlerStage.PRE_BRIDGE, answers(200, "{\"x\":\"" + "a".repeat(70_000) + "\"}"))
                        .detail())
                .contains("longer than 65536 bytes");
    }

    @Test
    void aServiceThatDoesNotAnswerIsLeftAtTheHardBudget() {
        var never = new CompletableFuture<Void>();
        server.createContext("/r", exchange -> never.join());
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/r";
        assertThat(run(HandlerStage.HANGUP, url).kind()).isEqualTo(Outcome.Kind.OVER_BUDGET);
        never.complete(null);
    }

    @Test
    void plainHttpIsForThisMachineOnly() {
        assertThat(run(HandlerStage.PRE_BRIDGE, "http://example.org/x").kind()).isEqualTo(Outcome.Kind.NOT_FOUND);
    }

    @Test
    void theExampleScreensCalls() throws Exception {
        var builder = new ProcessBuilder(
                "python3", Path.of("..", "examples", "web", "screening.py").toString(), "0");
        builder.environment().put("HOOK_SECRET", "secret");
        Process example = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String url = "http://127.0.0.1:" + example.inputReader().readLine() + "/screening";
            channel.connected(ConnectedLine.NONE.withId(PartyId.of("Nuisance", "6666")));
            assertThat(run(HandlerStage.PRE_BRIDGE, url)).hasToString("returned");
            assertThat(channel.variable("GOSUB_RESULT")).isEqualTo("BUSY");
            web.settings(new WebRoutines.Settings(Optional.of("wrong"), Duration.ofSeconds(5), List.of()));
            assertThat(run(HandlerStage.PRE_BRIDGE, url).detail()).contains("answered 403");
        } finally {
            example.destroy();
        }
    }
}
