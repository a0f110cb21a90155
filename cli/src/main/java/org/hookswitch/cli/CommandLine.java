package org.hookswitch.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the command of a typed line and runs it. Words may be shortened as long as one command only begins like that:
 * {@code dialpl sh} is {@code dialplan show}. Of two that fit, the one with more words is meant.
 *
 * <p>Thread-safe; each line runs on the thread that brings it.
 */
public final class CommandLine {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private final Pbx pbx;

    private CommandLine(Pbx pbx) {
        this.pbx = pbx;
    }

    /** The command line of a switch: every command that it was given, and the ones of this room. */
    public static CommandLine of(Pbx pbx) {
        var line = new CommandLine(pbx);
        line.commands().forEach(pbx.registry()::add);
        return line;
    }

    Clock clock() {
        return pbx.clock();
    }

    private List<Command> commands() {
        var all = new ArrayList<Command>();
        all.addAll(new DialplanCommands(pbx).all());
        all.addAll(new DialplanEditCommands(pbx).all());
        all.addAll(new CoreCommands(pbx).all());
        all.addAll(new ChannelCommands(pbx).all());
        all.addAll(new DatabaseCommands(pbx).all());
        all.addAll(new HandlerCommands(pbx).all());
        all.addAll(HandlerTraces.of(pbx).all());
        all.add(new Command("core show help", "[command] [word] [word] [word]", "Show the commands", this::help));
        return all;
    }

    /** Runs a line; what the command prints, or a sentence that says why nothing ran, goes to {@code out}. */
    public void run(String typed, PrintWriter out) {
        List<String> words = TypedLine.of(typed).words();
        if (words.isEmpty()) {
            return;
        }
        List<Command> meant = meant(words);
        if (meant.isEmpty()) {
            out.println("No such command '" + typed.strip()
                    + "' (type 'core show help "
                    + words.getFirst() + "' for other possible commands)");
        } else if (meant.size() > 1) {
            out.println("'" + typed.strip() + "' may mean several commands:");
            meant.forEach(command -> out.println("  " + command.usage()));
        } else {
            run(meant.getFirst(), words, out);
        }
    }

    private static void run(Command command, List<String> words, PrintWriter out) {
        List<String> given = words.subList(length(command), words.size());
        if (!command.takes(given.size())) {
            out.println("Usage: " + command.usage());
            out.println("       " + command.summary() + ".");
            return;
        }
        try {
            command.body().run(given, out);
        } catch (RuntimeException e) {
            LOG.error("the command '{}' failed", command.words(), e);
            out.println("The command failed: " + e);
        }
    }

    /** The commands that these words may begin: one that is written out whole, else all that have the most words. */
    private List<Command> meant(List<String> words) {
        var fitting = new ArrayList<Command>();
        for (Command command : pbx.registry().commands()) {
            if (length(command) <= words.size() && begins(command, words)) {
                fitting.add(command);
            }
        }
        int longest = fitting.stream().mapToInt(CommandLine::length).max().orElse(0);
        fitting.removeIf(command -> length(command) < longest);
        for (int i = 0; i < longest && fitting.size() > 1; i++) {
            int at = i;
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if (fitting.stream().anyMatch(c -> word(c, at).equals(word))) {
                fitting.removeIf(c -> !word(c, at).equals(word));
            }
        }
        return fitting;
    }

    private static boolean begins(Command command, List<String> words) {
        for (int i = 0; i < length(command); i++) {
            if (!word(command, i).startsWith(words.get(i).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static int length(Command command) {
        return command.words().split(" ").length;
    }

    private static String word(Command command, int at) {
        return command.words().split(" ")[at];
    }

    private void help(List<String> beginning, PrintWriter out) {
        Collection<Command> all = pbx.registry().commands();
        String wanted = String.join(" ", beginning).toLowerCase(Locale.ROOT);
        List<Command> shown =
                all.stream().filter(c -> c.words().startsWith(wanted)).toList();
        if (shown.isEmpty()) {
            out.println("No such command '" + wanted + "'.");
        }
        shown.forEach(c -> out.println(String.format(Locale.ROOT, "%40s -- %s", c.usage(), c.summary())));
    }
}
