package org.hookswitch.server;

import java.io.UncheckedIOException;
import picocli.CommandLine;

/** The process: hands the command line to {@link Hookswitch} and ends with its exit code. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process.
     *
     * @param arguments the command line without the program's name
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Hookswitch())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof ConfigurationException || failure instanceof UncheckedIOException) {
                        line.getErr().println("hookswitch: " + failure.getMessage());
                    } else {
                        failure.printStackTrace(line.getErr()); // a fault of ours: whoever mends it needs all of it
                    }
                    return failure instanceof ConfigurationException ? ExitCode.CONFIGURATION : ExitCode.FAILED;
                });
    }
}
