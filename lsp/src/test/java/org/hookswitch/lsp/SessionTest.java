package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recorded session of an editor, played against the server: {@code session.json} beside this class, a list of messages
 * {@code send} and {@code expect}. What is expected is the least that the answer must hold: further members of objects may
 * be there, arrays count to the element. {@code FOLDER} stands for the URI of the configuration folder.
 */
class SessionTest {

    @TempDir
    Path folder;

    private JsonArray session() throws IOException {
        try (InputStream in = Objects.requireNonNull(SessionTest.class.getResourceAsStream("session.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("FOLDER", folder.toUri().toString().replaceAll("/$", ""));
            return JsonParser.parseString(text).getAsJsonArray();
        }
    }

    @Test
    void aRecordedSessionIsAnsweredAsItWas() throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), "[saved]\nexten => s,1,Hangup()\n");
        Files.writeString(folder.resolve("pjsip.conf"), "[6001]\ntype = endpoint\ncontext = menu\n");
        try (Editor editor = new Editor()) {
            int step = 0;
            for (JsonElement element : session()) {
                JsonObject turn = element.getAsJsonObject();
                if (turn.has("send")) {
                    editor.send(turn.get("send"));
                    continue;
                }
                JsonObject expected = turn.getAsJsonObject("expect");
                JsonObject answer = expected.has("id")
                        ? editor.await(expected.get("id").getAsInt(), null)
                        : editor.await(null, expected.get("method").getAsString());
                assertHolds("turn " + ++step, expected, answer);
            }
            assertThat(editor.ended()).isTrue();
        }
    }

    private static void assertHolds(String where, JsonElement expected, JsonElement found) {
        if (expected instanceof JsonObject object) {
            assertThat(found).as(where).isInstanceOf(JsonObject.class);
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                JsonElement value = found.getAsJsonObject().get(member.getKey());
                assertThat(value)
                        .as("%s.%s in %s", where, member.getKey(), found)
                        .isNotNull();
                assertHolds(where + "." + member.getKey(), member.getValue(), value);
            }
        } else if (expected instanceof JsonArray array) {
            assertThat(found).as(where).isInstanceOf(JsonArray.class);
            assertThat(found.getAsJsonArray()).as(where).hasSize(array.size());
            for (int i = 0; i < array.size(); i++) {
                assertHolds(
                        where + "[" + i + "]",
                        array.get(i),
                        found.getAsJsonArray().get(i));
            }
        } else if (expected instanceof JsonPrimitive primitive
                && primitive.isString()
                && primitive.getAsString().startsWith("...")) {
            assertThat(found.getAsString())
                    .as(where)
                    .contains(primitive.getAsString().substring(3));
        } else {
            assertThat(found).as(where).isEqualTo(expected);
        }
    }

    @Test
    void anEditorThatLeavesWithoutAWordIsNoticed() throws IOException {
        Editor editor = new Editor();
        editor.close();
        assertThat(editor.ended()).isFalse();
    }
}
