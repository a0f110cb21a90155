package org.hookswitch.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Marker;

/**
 * The word that a log line carries, as in Asterisk's logs.
 *
 * <p>A log call says it by its level ({@code info} is NOTICE), or by a marker of the word's name where no level fits:
 * VERBOSE for the dialplan's steps, DTMF for digits, SECURITY for the security log.
 */
enum LogWord {
    ERROR,
    WARNING,
    NOTICE,
    VERBOSE,
    DTMF,
    SECURITY,
    DEBUG;

    private static final Map<String, LogWord> BY_MARKER = new HashMap<>();

    static {
        for (LogWord word : List.of(VERBOSE, DTMF, SECURITY)) {
            BY_MARKER.put(word.name(), word);
        }
    }

    static LogWord of(ILoggingEvent event) {
        List<Marker> markers = event.getMarkerList();
        if (markers != null) {
            for (Marker marker : markers) {
                Optional<LogWord> word = ofMarker(marker);
                if (word.isPresent()) {
                    return word.get();
                }
            }
        }
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> ERROR;
            case Level.WARN_INT -> WARNING;
            case Level.INFO_INT -> NOTICE;
            default -> DEBUG;
        };
    }

    static Optional<LogWord> ofMarker(Marker marker) {
        return Optional.ofNullable(BY_MARKER.get(marker.getName()));
    }

    /** The word of that name, in capitals. */
    static Optional<LogWord> ofName(String name) {
        return Arrays.stream(values()).filter(word -> word.name().equals(name)).findFirst();
    }
}
