package org.hookswitch.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The editor's side of the protocol, over pipes, message by message. One thread. */
final class Editor implements AutoCloseable {

    private final OutputStream toServer;
    private final DataInputStream fromServer;
    private final CompletableFuture<Boolean> ended;

    Editor() throws IOException {
        // Not java.io's pipes: those take the end of a thread that wrote for the end of the stream.
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        toServer = Channels.newOutputStream(there.sink());
        InputStream in = Channels.newInputStream(there.source());
        OutputStream out = Channels.newOutputStream(back.sink());
        fromServer = new DataInputStream(new BufferedInputStream(Channels.newInputStream(back.source())));
        ended = CompletableFuture.supplyAsync(
                () -> DialplanLanguageServer.serve(in, out, Desk.WORDS, "test"),
                task -> Thread.ofPlatform().daemon().start(task));
    }

    void send(JsonElement message) throws IOException {
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        toServer.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        toServer.write(body);
        toServer.flush();
    }

    void notify(String method, String params) throws IOException {
        JsonObject message = new JsonObject();
        message.addProperty("jsonrpc", "2.0");
        message.addProperty("method", method);
        message.add("params", JsonParser.parseString(params));
        send(message);
    }

    /** The next message of the server. */
    JsonObject receive() throws IOException {
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        byte[] body = new byte[length];
        fromServer.readFully(body);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** The next message that is the answer to a request, or when the id is null, a notification of that method. */
    JsonObject await(@Nullable Integer id, @Nullable String method) throws IOException {
        while (true) {
            JsonObject message = receive();
            if (id != null && message.has("id") && message.get("id").getAsInt() == id) {
                return message;
            }
            if (method != null
                    && message.has("method")
                    && message.get("method").getAsString().equals(method)) {
                return message;
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = fromServer.read(); c != '\n'; c = fromServer.read()) {
            if (c < 0) {
                throw new IOException("the server closed its stream");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Whether the server ended as the protocol wants. */
    boolean ended() {
        return ended.join();
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        ended.join();
    }
}
