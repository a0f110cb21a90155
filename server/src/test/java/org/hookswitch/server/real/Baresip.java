package org.hookswitch.server.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A baresip phone in a folder of its own: it plays a file to whom it talks to, and records what it hears. */
final class Baresip implements AutoCloseable {

    private final Path folder;
    private final String user;
    private final String password;
    private final InetSocketAddress server;
    private Optional<Process> process = Optional.empty();
    private int control;
    private int commands;
    private @Nullable Socket connection;

    Baresip(Path folder, String user, String password, InetSocketAddress server) {
        this.folder = folder;
        this.user = user;
        this.password = password;
        this.server = server;
    }

    /** Starts it; it registers, answers calls by itself, and calls {@code dial} when that is not empty. */
    void start(int sipPort, int rtpPort, String dial) throws IOException {
        Files.createDirectories(folder);
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            control = free.getLocalPort();
        }
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:%d
                ctrl_tcp_listen 127.0.0.1:%d
                audio_player aubridge,nil
                audio_source aufile,%s
                audio_alert aubridge,nil
                ausrc_channels 1
                auplay_channels 1
                audio_buffer 20-160
                net_interface 127.0.0.1
                rtp_ports %d-%d
                rtp_timeout 0
                jitter_buffer_type off
                sndfile_path %s
                module_path %s
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module_app account.so
                module_app menu.so
                module_app ctrl_tcp.so
                """.formatted(
                        sipPort, control, folder.resolve("said.wav"), rtpPort, rtpPort + 20, folder, modules()));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@%s:%d>;auth_user=%s;auth_pass=%s;regint=600;answermode=auto;audio_codecs=pcmu\n"
                        .formatted(user, server.getAddress().getHostAddress(), server.getPort(), user, password));
        Files.writeString(folder.resolve("contacts"), "");
        var command = new ArrayList<>(List.of("baresip", "-f", folder.toString()));
        if (!dial.isEmpty()) {
            command.addAll(List.of(
                    "-e",
                    "/dial sip:%s@%s:%d".formatted(dial, server.getAddress().getHostAddress(), server.getPort())));
        }
        process = Optional.of(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start());
    }

    /**
     * Types a command of its menu, such as {@code hold}; over its control socket, in netstrings. It knows one connection at a
     * time, so that one is kept.
     */
    void command(String command, String parameters) throws IOException {
        Socket socket = connection;
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), control);
            socket.setSoTimeout(10_000);
            connection = socket;
        }
        String token = "t" + ++commands;
        byte[] json = "{\"command\":\"%s\",\"params\":\"%s\",\"token\":\"%s\"}"
                .formatted(command, parameters, token)
                .getBytes(StandardCharsets.US_ASCII);
        var netstring = new ByteArrayOutputStream();
        netstring.writeBytes((json.length + ":").getBytes(StandardCharsets.US_ASCII));
        netstring.writeBytes(json);
        netstring.write(',');
        socket.getOutputStream().write(netstring.toByteArray());
        String answer = answer(socket.getInputStream());
        while (!answer.contains("\"token\":\"" + token + "\"")) {
            answer = answer(socket.getInputStream()); // what came before was an event
        }
        if (!answer.contains("\"ok\":true")) {
            throw new IOException(user + " answers to " + command + ": " + answer);
        }
    }

    /** One netstring. */
    private static String answer(InputStream in) throws IOException {
        int length = 0;
        for (int c = in.read(); c != ':'; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new IOException("no netstring");
            }
            length = length * 10 + c - '0';
        }
        String text = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        if (in.read() != ',') {
            throw new IOException("no end of a netstring");
        }
        return text;
    }

    /** Where Debian keeps the modules, on any architecture. */
    private static Path modules() {
        return List.of("/usr/lib/baresip/modules", "/usr/lib/x86_64-linux-gnu/baresip/modules").stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("/usr/lib/baresip/modules"));
    }

    /** Everything it printed so far. */
    String output() {
        try {
            Path log = folder.resolve("out.log");
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of what it is to say. */
    Path said() {
        return folder.resolve("said.wav");
    }

    /** What it recorded of what it heard. */
    Path heard() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "dump-*-dec.wav")) {
            return files.iterator().next();
        }
    }

    /** Ends it in order, so that the recording is whole. */
    @Override
    public void close() {
        Socket socket = connection;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            connection = null;
        }
        process.ifPresent(p -> {
            p.destroy();
            try {
                if (!p.waitFor(10, TimeUnit.SECONDS)) {
                    p.destroyForcibly();
                }
            } catch (InterruptedException e) {
                p.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
        process = Optional.empty();
    }
}
