package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsCommandTest {

    @Test
    void everyBindingIsShownByStageWithItsPlace(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), """
                [globals]
                CONNECTED_LINE_SEND_SUB=line,s,1
                [phones]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
                 same => n,Set(REDIRECTING_SEND_SUB=${SUB},s,1)
                 same => n,Dial(PJSIP/100,20,b(prepare^s^1(x))B(before^s^1)U(screen^1))
                [line]
                exten => s,1,Return()
                """);
        Files.writeString(folder.resolve("features.conf"), "[applicationmap]\nmark => *5,self,Gosub(marked,s,1)\n");
        Files.writeString(
                folder.resolve("handlers.conf"),
                "[screen-all]\nstage = pre-bridge\nrun = screening,s,1(${CALLERID(num)})\n");
        var diagnostics = new Diagnostics();
        ConfReader reader = ConfReader.in(folder);
        Plan plan = PlanReader.with(Clock.systemUTC()).read(reader.read("extensions.conf"), diagnostics);
        var rules = HandlersFile.read(
                reader.read("handlers.conf"), Plan.EMPTY, new OutsideRoutines(List.of()), new Diagnostics());
        var out = new StringWriter();
        try (Pbx pbx = Pbx.builder().plan(plan).handlers(rules).build()) {
            var writer = new PrintWriter(out, true);
            BindingsCommand.of(pbx, reader).body().run(List.of(), writer);
        }
        assertThat(out.toString()).isEqualTo("""
                Stage            Bound by                     At                           Routine
                caller-pre-dial  Dial option B                extensions.conf:6            before,s,1
                callee-pre-dial  Dial option b                extensions.conf:6            prepare,s,1(x)
                redirecting      REDIRECTING_SEND_SUB         extensions.conf:5            ${SUB},s,1
                pre-bridge       Dial option U                extensions.conf:6            screen,s,1
                pre-bridge       rule [screen-all]            handlers.conf:3              screening,s,1(${CALLERID(num)})
                connected-line   CONNECTED_LINE_SEND_SUB      extensions.conf:2            line,s,1
                dynamic-feature  the feature 'mark'           features.conf:2              marked,s,1
                hangup           hangup_handler_push          extensions.conf:4            ended,s,1
                8 bindings
                """);
    }
}
