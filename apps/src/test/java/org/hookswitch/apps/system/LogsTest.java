package org.hookswitch.apps.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.hookswitch.dialplan.log");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private List<String> texts() {
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getMarkerList() + " " + line.getFormattedMessage())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'Verbose(hello, you)','INFO [VERBOSE] extensions.conf:2:16: hello, you'",
        "'Verbose(3,hello, you)','INFO [VERBOSE] extensions.conf:2:16: hello, you'",
        "'Log(WARNING,hello, you)','WARN null extensions.conf:2:16: hello, you'",
        "'Log(notice,hello)','INFO null extensions.conf:2:16: hello'",
        "'Log(ERROR,hello)','ERROR null extensions.conf:2:16: hello'",
        "'Log(DEBUG,hello)','DEBUG null extensions.conf:2:16: hello'",
        "'Log(VERBOSE,hello)','INFO [VERBOSE] extensions.conf:2:16: hello'",
        "'Log(DTMF,hello)','INFO [DTMF] extensions.conf:2:16: hello'"
    })
    void textsAreLoggedAtTheirLevel(String application, String line) {
        Dialplan.of("exten => 100,1," + application).call("100");
        assertThat(texts()).containsExactly(line);
    }

    @Test
    void anUnknownLevelLogsNothing() {
        Dialplan.of("exten => 100,1,Log(LOUD,hello)").call("100");
        assertThat(texts()).isEmpty();
    }

    @Test
    void dumpChanLogsTheChannelAndItsVariables() {
        Dialplan.of("""
                exten => 100,1,Set(colour=red)
                 same => n,DumpChan()
                """).call("100");
        assertThat(texts()).hasSize(1).first().asString().contains("Name: PJSIP/caller-0000", "colour: red");
    }
}
