package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;

class AsteriskLineTest {

    private static final long THREAD = Thread.currentThread().threadId();

    private final AsteriskLine format = new AsteriskLine(ZoneId.of("Europe/Berlin"), false);

    @Test
    void aLineHasTimeWordThreadAndTheLastPartOfTheSource() {
        assertThat(format.format(event(Level.INFO, "2026-11-23T15:41:53Z", "ready")))
                .isEqualTo("[Nov 23 16:41:53] NOTICE[" + THREAD + "] Dial: ready\n");
    }

    @Test
    void aDayOfOneDigitIsPaddedWithABlank() {
        assertThat(format.format(event(Level.WARN, "2026-02-03T04:05:06Z", "late")))
                .isEqualTo("[Feb  3 05:05:06] WARNING[" + THREAD + "] Dial: late\n");
    }

    @Test
    void theIdOfTheCallStandsAfterTheThread() {
        LoggingEvent event =
                event(Level.INFO, "2026-11-23T15:41:53Z", "ready", Map.of(AsteriskLine.CALL_ID, "C-0000000a"));
        assertThat(format.format(event)).contains("NOTICE[" + THREAD + "][C-0000000a] Dial:");
    }

    @Test
    void aMarkerGivesTheWordWhateverTheLevel() {
        LoggingEvent event = event(Level.INFO, "2026-11-23T15:41:53Z", "Executing");
        event.addMarker(MarkerFactory.getMarker("VERBOSE"));
        assertThat(format.format(event)).contains("] VERBOSE[");
    }

    @Test
    void aLineEndInAMessageBeginsNoNewLine() {
        assertThat(format.format(event(Level.INFO, "2026-11-23T15:41:53Z", "from \"x\r\n[Nov 23] NOTICE[1] y: z\0\"")))
                .endsWith("Dial: from \"x\\r\\n[Nov 23] NOTICE[1] y: z?\"\n")
                .hasLineCount(1);
    }

    @Test
    void anExceptionIsWrittenWithItsStack() {
        LoggingEvent event = new LoggingEvent(
                "",
                new LoggerContext().getLogger("org.hookswitch.pbx.Dial"),
                Level.ERROR,
                "failed",
                new IllegalStateException("no way"),
                null);
        event.setMDCPropertyMap(Map.of());
        assertThat(format.format(event))
                .contains("Dial: failed\n")
                .contains("java.lang.IllegalStateException: no way")
                .contains("at ");
    }

    private static LoggingEvent event(Level level, String time, String message) {
        return event(level, time, message, Map.of());
    }

    private static LoggingEvent event(Level level, String time, String message, Map<String, String> context) {
        var event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("org.hookswitch.pbx.Dial");
        event.setLevel(level);
        event.setInstant(Instant.parse(time));
        event.setMessage(message);
        event.setMDCPropertyMap(context);
        return event;
    }
}
