package org.hookswitch.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hookswitch run}: the switch in the foreground, until it is told to stop. */
@Command(
        name = "run",
        description = "Run the switch in the foreground, with the configuration in config/.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger("Hookswitch");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FOLDER",
            description = "The configuration folder, e.g. /etc/asterisk (default: config/ beside the launcher).")
    private @Nullable Path config;

    @Option(
            names = {"-s", "--state"},
            paramLabel = "FOLDER",
            description = "Where logs, recordings and made secrets go (default: state/ beside the launcher).")
    private @Nullable Path state;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the dialplan's steps on the console.")
    private boolean verbose;

    @Option(
            names = {"-d", "--debug"},
            description = "Show debugging lines on the console.")
    private boolean debug;

    @Override
    @SuppressWarnings("try") // the lock and the logs are only there to be held
    public Integer call() throws InterruptedException {
        Folders folders = folders();
        if (!Files.isDirectory(folders.config())) {
            throw new ConfigurationException("no configuration folder " + folders.config());
        }
        folders.makeState();
        try (var stop = StopSignals.listen();
                var lock = StateLock.take(folders.state())) {
            boolean made = PhoneSecrets.make(folders.state(), new SecureRandom());
            ConfReader reader = ConfReader.in(folders.config()).withMadeFiles(folders.state());
            var diagnostics = new ArrayList<Diagnostic>();
            LogPlan plan = LogPlan.read(reader, diagnostics::add).withConsole(consoleWords());
            try (var logging = Logging.start(folders.log(), plan)) {
                diagnostics.forEach(diagnostic -> LOG.warn("{}", diagnostic));
                if (made) {
                    LOG.info(
                            "made passwords for the phones 6001 to 6003: {}",
                            folders.state().resolve(PhoneSecrets.FILE));
                }
                try (Switch hookswitch = Switch.start(
                                new Switch.Setup(reader, folders.sounds(), folders.state(), Optional.empty()));
                        var commands = Commands.listen(hookswitch.pbx(), reader, stop::ask, folders.commandSocket())) {
                    hookswitch
                            .welcome(folders.state().resolve(PhoneSecrets.FILE))
                            .print(System.out, made || Boolean.getBoolean("hookswitch.terminal"));
                    LOG.info("Hookswitch {} is ready, configuration {}", Version.ofSwitch(), folders.config());
                    stop.await();
                    LOG.info("stopping: calls end now");
                }
                LOG.info("stopped");
            }
        }
        return ExitCode.OK;
    }

    private Folders folders() {
        Path home = Folders.home();
        return new Folders(
                config != null ? config : home.resolve("config"),
                state != null ? state : home.resolve("state"),
                home.resolve("sounds"));
    }

    private Set<LogWord> consoleWords() {
        Set<LogWord> words = EnumSet.noneOf(LogWord.class);
        if (verbose) {
            words.add(LogWord.VERBOSE);
        }
        if (debug) {
            words.add(LogWord.DEBUG);
        }
        return words;
    }
}
