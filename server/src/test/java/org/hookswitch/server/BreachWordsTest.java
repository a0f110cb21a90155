package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hookswitch.check.Checker;
import org.hookswitch.check.Sources;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.handler.Breach;
import org.hookswitch.pbx.handler.RoutineRunner;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Section 3 of the handlers' contract: a breach is named in the log, the trace and the checker in the same words. */
class BreachWordsTest {

    private static final String DIALPLAN = """
            [phones]
            exten => 100,1,Dial(PJSIP/bob,10,B(bad^noreturn^1)b(bad^media^1))
            exten => 200,1,Dial(PJSIP/bob,10,B(bad^hangs^1))
            exten => 300,1,Dial(PJSIP/bob,10,b(bad^slow^1))
            [bad]
            exten => noreturn,1,NoOp(first)
             same => n,NoOp(last)
            exten => media,1,Playback(hello-world)
             same => n,Dial(PJSIP/carol)
             same => n,Return()
            exten => hangs,1,Hangup()
            exten => slow,1,Wait(3)
             same => n,Return()
            """;

    @TempDir
    Path folder;

    @Test
    void eachBreachIsNamedInTheSameWordsEverywhere() throws Exception {
        Files.writeString(folder.resolve("extensions.conf"), DIALPLAN);
        var diagnostics = new Diagnostics();
        Plan plan =
                PlanReader.with(Clock.systemUTC()).read(ConfReader.in(folder).read("extensions.conf"), diagnostics);
        assertThat(diagnostics.list()).isEmpty();

        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(RoutineRunner.class);
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        logger.addAppender(lines);
        List<Breach> traced;
        Set<String> found;
        try (Simulation simulation = Simulation.of(plan, 1)) {
            simulation.phone("bob").answersAfter(10);
            for (String exten : List.of("100", "200", "300")) {
                simulation.phone("alice").dials(exten, "phones");
                simulation.pass(10_000);
                simulation.phone("alice").channel().hangup(org.hookswitch.pbx.HangupCause.NORMAL_CLEARING, "test");
                simulation.pass(1000);
            }
            traced = simulation.routines().stream()
                    .flatMap(ran -> ran.breaches().stream())
                    .toList();
            found = new Checker(Vocabulary.of(simulation.pbx().registry()))
                    .check(Sources.of(ConfReader.in(folder))).findings().stream()
                            .map(f -> f.location() + ": " + f.message())
                            .collect(java.util.stream.Collectors.toSet());
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
        List<String> logged = lines.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
        var rules = EnumSet.noneOf(Breach.Rule.class);
        for (Breach breach : traced) {
            rules.add(breach.rule());
            assertThat(logged).as("the log").contains(breach.sentence());
            assertThat(breach.sentence()).startsWith("extensions.conf:");
            // That a routine will be too slow is a guess before it runs, so the checker does not say that it was.
            if (breach.rule() != Breach.Rule.TOO_SLOW) {
                assertThat(found).as("the checker").contains(breach.sentence());
            }
        }
        assertThat(rules).isEqualTo(EnumSet.allOf(Breach.Rule.class));
    }
}
