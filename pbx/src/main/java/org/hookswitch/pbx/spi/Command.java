package org.hookswitch.pbx.spi;

import java.io.PrintWriter;
import java.util.List;

/**
 * A command of the switch's own command line, such as {@code database put <family> <key> <value>}. Immutable; runs on the
 * thread of whoever typed it, at the same time as other commands.
 *
 * @param words the fixed words, one blank between two
 * @param arguments what follows them: {@code <x>} must be given, {@code [x]} may be; empty for nothing
 * @param summary what it does, in one sentence
 */
public record Command(String words, String arguments, String summary, Body body) {

    /** What a command does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs it.
         *
         * @param given as many as {@link #arguments} asks for
         * @param out where it prints, in lines
         */
        void run(List<String> given, PrintWriter out);
    }

    /** How it is typed. */
    public String usage() {
        return arguments.isEmpty() ? words : words + " " + arguments;
    }

    /** Whether so many arguments fit. */
    public boolean takes(int count) {
        int most = arguments.isEmpty() ? 0 : arguments.split(" ").length;
        int least = (int) arguments.chars().filter(c -> c == '<').count();
        return count >= least && count <= most;
    }
}
