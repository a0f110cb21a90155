package org.hookswitch.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.hookswitch.pbx.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where commands come in: a Unix domain socket that only its owner may open. A client sends one line, in UTF-8, and reads
 * what the command prints until the end of the stream.
 *
 * <p>A virtual thread a client, at most {@value #MOST_CLIENTS} at once; the next waits in the socket's queue. A client
 * whose line does not come within {@value #SECONDS_TO_TYPE} seconds is let go.
 */
public final class CommandSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandSocket.class);

    /** Most clients served at once. */
    public static final int MOST_CLIENTS = 32;

    /** Longest line with its end, in bytes; a client that sends more is let go. */
    public static final int LONGEST_LINE = 8192;

    /** How long a client may take to send its line. */
    public static final int SECONDS_TO_TYPE = 10;

    private final Path path;
    private final ServerSocketChannel server;
    private final CommandLine commands;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CLIENTS);

    private CommandSocket(Path path, ServerSocketChannel server, CommandLine commands) {
        this.path = path;
        this.server = server;
        this.commands = commands;
    }

    /**
     * Opens the socket. One that a killed switch left behind is replaced, so the caller makes sure that no other switch
     * uses the folder.
     *
     * @throws IOException when it cannot be made; a path is 108 bytes long at the most
     */
    public static CommandSocket open(Path path, CommandLine commands) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IOException("cannot listen for commands at " + path + ": " + e.getMessage(), e);
        }
        var socket = new CommandSocket(path, server, commands);
        Thread.ofVirtual().name("commands").start(socket::accept);
        return socket;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                places.acquire();
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("command").start(() -> serve(client));
            } catch (ClosedChannelException closed) {
                LOG.debug("no more commands at {}", path);
            } catch (IOException e) {
                places.release();
                LOG.warn("a client of the command line at {} was lost: {}", path, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                var out = new PrintWriter(
                        new BufferedWriter(
                                new OutputStreamWriter(Channels.newOutputStream(client), StandardCharsets.UTF_8)),
                        false)) {
            commands.run(readInTime(client), out);
        } catch (IOException e) {
            LOG.debug("a client of the command line went away: {}", e.getMessage());
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    private String readInTime(SocketChannel client) throws IOException {
        Clock clock = commands.clock();
        Clock.Alarm late = clock.at(clock.afterMillis(SECONDS_TO_TYPE * 1000L), () -> letGo(client));
        try {
            return readLine(client);
        } finally {
            late.cancel();
        }
    }

    private void letGo(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("a client of the command line at {} cannot be let go: {}", path, e.getMessage());
        }
    }

    private static String readLine(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
        int searched = 0;
        while (client.read(bytes) > 0) {
            for (; searched < bytes.position(); searched++) {
                if (bytes.get(searched) == '\n') {
                    return new String(bytes.array(), 0, searched, StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no whole line came");
    }

    /** Takes no more commands, and lets go of clients that wait. */
    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel client : clients) {
            client.close();
        }
        Files.deleteIfExists(path);
    }
}
