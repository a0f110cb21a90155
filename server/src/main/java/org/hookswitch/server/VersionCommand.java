package org.hookswitch.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hookswitch version}. */
@Command(name = "version", description = "Show the version, and the Java it runs on.")
final class VersionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Version.lines().forEach(System.out::println);
        return ExitCode.OK;
    }
}
