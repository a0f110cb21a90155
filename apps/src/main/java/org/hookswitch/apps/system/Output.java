package org.hookswitch.apps.system;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/** The words of Asterisk's logs, as log levels and markers. Thread-safe. */
enum Output {
    ERROR,
    WARNING,
    NOTICE,
    DEBUG,
    VERBOSE,
    DTMF;

    private static final Logger LOG = LoggerFactory.getLogger("org.hookswitch.dialplan.log");

    /** The word, in any case; empty when there is none like it. */
    static Optional<Output> named(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT);
        for (Output output : values()) {
            if (output.name().equals(name)) {
                return Optional.of(output);
            }
        }
        return Optional.empty();
    }

    /** Logs a text of the dialplan with the place where it stands. */
    void log(Channel channel, String text) {
        String line = channel.whereNow() + ": " + text;
        switch (this) {
            case ERROR -> LOG.error("{}", line);
            case WARNING -> LOG.warn("{}", line);
            case NOTICE -> LOG.info("{}", line);
            case DEBUG -> LOG.debug("{}", line);
            case VERBOSE, DTMF ->
                LOG.atInfo().addMarker(MarkerFactory.getMarker(name())).log("{}", line);
        }
    }
}
