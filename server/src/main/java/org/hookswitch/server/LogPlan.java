package org.hookswitch.server;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Option;

/**
 * Which log files there are and what each is told, as {@code [logfiles]} of logger.conf says.
 *
 * <p>Immutable. Follows the comments of Asterisk's logger.conf: a name is a file in the log folder or {@code console},
 * its value a list of words, {@code *} for all; {@code verbose(3)} is taken as {@code verbose}.
 *
 * @param words the words each wants, by name, in the order of the file
 */
record LogPlan(Map<String, Set<LogWord>> words) {

    static final String CONSOLE = "console";

    private static final String FILE = "logger.conf";
    private static final String SECTION = "logfiles";
    private static final Set<LogWord> TROUBLE = Set.of(LogWord.ERROR, LogWord.WARNING, LogWord.NOTICE);

    LogPlan {
        words = new LinkedHashMap<>(words);
    }

    /** What is logged when nothing is configured. */
    static LogPlan standard() {
        var words = new LinkedHashMap<String, Set<LogWord>>();
        words.put(CONSOLE, TROUBLE);
        words.put("messages", TROUBLE);
        words.put("security", Set.of(LogWord.SECURITY));
        return new LogPlan(words);
    }

    /** Reads logger.conf; without one, or without its section, the standard plan. What is wrong in it is reported. */
    static LogPlan read(ConfReader reader, Consumer<Diagnostic> report) {
        if (!reader.exists(FILE)) {
            return standard();
        }
        Conf conf = reader.read(FILE);
        conf.diagnostics().forEach(report);
        var words = new LinkedHashMap<String, Set<LogWord>>();
        for (var section : conf.sections(SECTION)) {
            for (Option option : section.options()) {
                if (option.name().toLowerCase(Locale.ROOT).startsWith("syslog.")) {
                    report.accept(
                            Diagnostic.warning(option.location(), "there is no log to syslog, the line is ignored")
                                    .withCode("logger.syslog")
                                    .withFix("log to a file, or let systemd's journal take the console"));
                } else {
                    words.computeIfAbsent(option.name(), name -> EnumSet.noneOf(LogWord.class))
                            .addAll(words(option, report));
                }
            }
        }
        return words.isEmpty() ? standard() : new LogPlan(words);
    }

    /** This plan, with more words on the console. */
    LogPlan withConsole(Set<LogWord> more) {
        var all = new LinkedHashMap<>(words);
        Set<LogWord> console = EnumSet.noneOf(LogWord.class);
        console.addAll(words.getOrDefault(CONSOLE, TROUBLE));
        console.addAll(more);
        all.put(CONSOLE, console);
        return new LogPlan(all);
    }

    private static Set<LogWord> words(Option option, Consumer<Diagnostic> report) {
        Set<LogWord> words = EnumSet.noneOf(LogWord.class);
        String list = option.value();
        if (list.startsWith("[") && list.indexOf(']') > 0) {
            if (!list.startsWith("[default]")) {
                report.accept(Diagnostic.warning(
                                option.location(),
                                "lines have one form here, " + list.substring(0, list.indexOf(']') + 1) + " is ignored")
                        .withCode("logger.format"));
            }
            list = list.substring(list.indexOf(']') + 1);
        }
        for (String item : list.split(",", -1)) {
            String word = item.strip().replaceFirst("\\(.*", "").toUpperCase(Locale.ROOT);
            if (word.equals("*")) {
                words.addAll(EnumSet.allOf(LogWord.class));
            } else if (!word.isEmpty()) {
                LogWord.ofName(word)
                        .ifPresentOrElse(
                                words::add,
                                () -> report.accept(Diagnostic.warning(
                                                option.location(), "unknown word '" + item.strip() + "', it is ignored")
                                        .withCode("logger.word")
                                        .withExpected("error, warning, notice, verbose, dtmf, security, debug or *")));
            }
        }
        return words;
    }
}
