package org.hookswitch.server;

/** What the exit code of {@code hookswitch} says; the help page lists the same. */
final class ExitCode {

    /** The command did what it was asked. */
    static final int OK = 0;

    /** The command started and failed, or found what it looks for. */
    static final int FAILED = 1;

    /** The command line was wrong, or the machine lacks what it takes to start. */
    static final int USAGE = 2;

    /** The configuration has errors; each was named with file and line. */
    static final int CONFIGURATION = 3;

    private ExitCode() {}
}
