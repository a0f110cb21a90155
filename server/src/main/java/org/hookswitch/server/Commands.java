package org.hookswitch.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.hookswitch.cli.CommandLine;
import org.hookswitch.cli.CommandSocket;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Command;

/**
 * The commands of a running process: those of the switch, and the ones that need the configuration or end the process.
 *
 * <p>Commands run on threads of their own; reloads go one after the other.
 */
final class Commands implements AutoCloseable {

    private final Pbx pbx;
    private final ConfReader reader;
    private final Object reloading = new Object();
    private final CommandSocket socket;

    private Commands(Pbx pbx, ConfReader reader, Runnable stop, Path path) throws IOException {
        this.pbx = pbx;
        this.reader = reader;
        CommandLine line = CommandLine.of(pbx);
        for (Command command : List.of(
                new Command(
                        "dialplan reload", "", "Read the dialplan again; calls finish on the old one", this::reload),
                BindingsCommand.of(pbx, reader),
                new Command("core show version", "", "Show the version", (none, out) -> version(out)),
                new Command("core stop now", "", "Hang up all calls and stop", (none, out) -> stop.run()))) {
            pbx.registry().add(command);
        }
        socket = CommandSocket.open(path, line);
    }

    /**
     * Listens for commands.
     *
     * @param stop ends the process in order
     * @param path the socket to make
     */
    static Commands listen(Pbx pbx, ConfReader reader, Runnable stop, Path path) {
        try {
            return new Commands(pbx, reader, stop, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void reload(List<String> none, PrintWriter out) {
        synchronized (reloading) {
            Diagnostics found = DialplanFile.reload(pbx, reader);
            found.list().forEach(d -> out.println(d.render()));
            out.println(found.hasErrors() ? "The dialplan has errors; the one in force stays." : "Dialplan reloaded.");
        }
    }

    private static void version(PrintWriter out) {
        out.println(String.join(", ", Version.lines()));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
