package org.hookswitch.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The other end of a {@link CommandSocket}: sends one command and copies what it prints. */
public final class CommandClient {

    private CommandClient() {}

    /** The line of what a shell made words of: one word is a whole line, several are its words. */
    public static String line(List<String> words) {
        return words.size() == 1 ? words.getFirst() : TypedLine.join(words);
    }

    /**
     * Runs a command in the switch that listens at a path.
     *
     * @param out gets what the command prints, in UTF-8
     * @throws IOException when no switch listens there, it went away, or the command is longer than
     *     {@value CommandSocket#LONGEST_LINE} bytes
     */
    public static void run(Path path, String command, OutputStream out) throws IOException {
        byte[] bytes = (command.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > CommandSocket.LONGEST_LINE) {
            throw new IOException(
                    "a command has at most " + CommandSocket.LONGEST_LINE + " bytes, this one has " + bytes.length);
        }
        try (SocketChannel switchBoard = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            switchBoard.connect(UnixDomainSocketAddress.of(path));
            ByteBuffer line = ByteBuffer.wrap(bytes);
            while (line.hasRemaining()) {
                switchBoard.write(line);
            }
            Channels.newInputStream(switchBoard).transferTo(out);
            out.flush();
        }
    }
}
