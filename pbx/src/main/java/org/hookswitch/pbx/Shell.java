package org.hookswitch.pbx;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs commands of the operating system for dialplans; a part of the switch, so that a simulator can stand in for it.
 *
 * <p>Thread-safe.
 */
public interface Shell {

    /** Most of a command's output that is kept, in bytes; what it prints beyond is read and dropped. */
    int LONGEST_OUTPUT = 1 << 16;

    /**
     * How a command ended.
     *
     * @param status its exit status; 127 also when it could not be started, 128 and more when a signal ended it
     * @param output what it printed, when that was asked for
     */
    record Result(int status, String output) {}

    /**
     * Starts a command.
     *
     * @param readOutput whether its output is kept; otherwise nobody reads it, and a command that leaves something running
     *     in the background is over at once
     * @return completed, never exceptionally, when the command has ended
     */
    CompletableFuture<Result> start(String command, boolean readOutput);

    /** The shell of a switch: the part that it was given, or the operating system's. */
    static Shell of(Pbx pbx) {
        return pbx.part(Shell.class, p -> new SystemShell(Environment.of(p)));
    }

    /**
     * Runs a command on behalf of a channel, by the thread that controls it; keys pressed meanwhile are kept.
     *
     * @return empty when the channel has to leave before the command has ended, which then goes on by itself
     */
    static Optional<Result> run(Channel channel, String command, boolean readOutput) {
        CompletableFuture<Result> ending = of(channel.pbx()).start(command, readOutput);
        var _ = ending.whenComplete((result, failure) -> channel.nudge());
        return channel.await(Clock.NEVER, ending::isDone) ? Optional.of(ending.join()) : Optional.empty();
    }
}
