package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a writer of a large dialplan waits. */
class SpeedTest {

    private static final int LINES = 5000;

    @TempDir
    Path folder;

    private static String plan() {
        StringBuilder text = new StringBuilder("[prepare]\nexten => s,1,Set(WHO=${ARG1})\n same => n,Return()\n");
        int line = 3;
        for (int context = 0; line < LINES; context++) {
            text.append("[context-").append(context).append("]\n");
            line++;
            for (int exten = 0; exten < 10 && line < LINES; exten++, line += 5) {
                text.append("exten => _6").append(exten).append("XX,1,Set(WHO=${EXTEN:1})\n");
                text.append(" same => n(ask),Dial(PJSIP/${EXTEN},20,gb(prepare^s^1(${EXTEN})))\n");
                text.append(" same => n,GotoIf($[\"${DIALSTATUS}\" = \"BUSY\"]?busy:ask)\n");
                text.append(" same => n(busy),Goto(context-").append(context).append(",6000,ask)\n");
                text.append(" same => n,Hangup()\n");
            }
        }
        return text.toString();
    }

    @Test
    void diagnosticsOfFiveThousandLinesComeWithin300Milliseconds() throws IOException {
        String uri = folder.resolve("extensions.conf").toUri().toString();
        JsonObject document = new JsonObject();
        document.addProperty("uri", uri);
        document.addProperty("languageId", "asterisk");
        document.addProperty("version", 0);
        document.addProperty("text", plan());
        JsonObject open = new JsonObject();
        open.add("textDocument", document);
        try (Editor editor = new Editor()) {
            editor.notify("textDocument/didOpen", open.toString());
            editor.await(null, "textDocument/publishDiagnostics");
            long[] millis = new long[15];
            for (int i = 0; i < millis.length; i++) {
                String letter = i % 2 == 0 ? "x" : "";
                int until = i % 2 == 0 ? 0 : 1;
                long began = System.nanoTime();
                editor.notify(
                        "textDocument/didChange", """
                        {"textDocument": {"uri": %s, "version": %d}, "contentChanges": [{"range": {
                         "start": {"line": 2500, "character": 17}, "end": {"line": 2500, "character": %d}}, "text": "%s"}]}
                        """.formatted(new JsonPrimitive(uri), i + 1, 17 + until, letter));
                JsonObject answer = editor.await(null, "textDocument/publishDiagnostics");
                millis[i] = (System.nanoTime() - began) / 1_000_000;
                assertThat(answer.getAsJsonObject("params").get("version").getAsInt())
                        .isEqualTo(i + 1);
            }
            System.out.println("diagnostics after a change, ms: " + Arrays.toString(millis));
            Arrays.sort(millis);
            // The quick quarter of them, so that a machine that is busy with other things does not fail it.
            assertThat(millis[millis.length / 4]).isLessThan(300);
        }
    }
}
