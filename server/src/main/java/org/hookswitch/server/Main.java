package org.hookswitch.server;

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
                    line.getErr().println("hookswitch: " + failure.getMessage());
                    return failure instanceof ConfigurationException ? ExitCode.CONFIGURATION : ExitCode.FAILED;
                });
    }
}
