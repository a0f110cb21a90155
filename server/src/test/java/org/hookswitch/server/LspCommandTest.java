package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts the language server as an editor does. */
@Timeout(60)
class LspCommandTest {

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "org.hookswitch.server/org.hookswitch.server.Main",
                        "lsp")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void send(OutputStream server, String json) throws IOException {
        server.write(("Content-Length: " + json.length() + "\r\n\r\n" + json).getBytes(StandardCharsets.US_ASCII));
        server.flush();
    }

    @Test
    void standardOutputCarriesTheProtocolAndNothingElseAndExitEndsIt() throws Exception {
        Process process = start();
        try {
            OutputStream server = process.getOutputStream();
            send(server, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
            send(server, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
            send(server, "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.OK);
            assertThat(out).matches("(?s)(Content-Length: \\d+\r\n\r\n\\{.*?\\}){2}");
            assertThat(out).contains("\"hoverProvider\":true", "\"id\":2");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anEditorThatIsGoneEndsIt() throws Exception {
        Process process = start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.FAILED);
        } finally {
            process.destroyForcibly();
        }
    }
}
