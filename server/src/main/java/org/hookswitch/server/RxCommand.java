package org.hookswitch.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hookswitch.cli.CommandClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hookswitch rx "core show channels"}: a command of the switch that runs on this machine. */
@Command(
        name = "rx",
        description = "Run a command in the running switch: 'core show help'.",
        mixinStandardHelpOptions = true)
final class RxCommand implements Callable<Integer> {

    @Option(
            names = {"-s", "--state"},
            paramLabel = "FOLDER",
            description = "The state folder of the switch (default: state/ beside the launcher).")
    private @Nullable Path state;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command, quoted or not.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        Path home = Folders.home();
        Path socket = new Folders(
                        home.resolve("config"), state != null ? state : home.resolve("state"), home.resolve("sounds"))
                .commandSocket();
        try {
            CommandClient.run(socket, CommandClient.line(words), System.out);
            return ExitCode.OK;
        } catch (IOException e) {
            System.err.println("hookswitch: no switch answers at " + socket + ": " + e.getMessage()
                    + "; start one with 'hookswitch run', or name its state folder with --state");
            return ExitCode.FAILED;
        }
    }
}
