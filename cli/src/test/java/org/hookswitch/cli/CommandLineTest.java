package org.hookswitch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.Command;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static final String DIALPLAN = """
            [globals]
            OFFICE=berlin
            [phones]
            exten => 100,hint,PJSIP/alice
            exten => 100,1,NoOp(first)
             same => n(again),Wait(60)
            exten => _2XX,1,Set(CHANNEL(hangup_handler_push)=end,s,1)
             same => n,Wait(60)
            include => others
            ignorepat => 9
            [others]
            exten => 300,1,Wait(60)
            [end]
            exten => s,1,Return()
            """;

    private final Simulation simulation = Simulation.of(plan(), 1);
    private final CommandLine line = CommandLine.of(simulation.pbx());

    private static Plan plan() {
        var diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(ConfReader.in(Path.of("/nowhere")).readText("extensions.conf", DIALPLAN), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return plan;
    }

    @AfterEach
    void end() {
        simulation.close();
    }

    private String type(String command) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        line.run(command, out);
        out.flush();
        return text.toString();
    }

    private void call(String exten) {
        simulation.phone("bob").identifiesAs("Bob", "5551234").dials(exten, "phones");
        simulation.pass(1000);
    }

    // --- traces

    @Test
    void tracesOfRoutinesAreKeptFromWhenTheyAreAskedForAndShownWithTheirBinding() {
        assertThat(type("handlers trace last")).contains("'handlers trace on' keeps them");
        type("handlers trace on");
        call("200");
        String channel = simulation.phone("bob").channel().name();
        simulation.phone("bob").hangUp();
        simulation.pass(10);
        assertThat(type("handlers trace last"))
                .contains("hangup on " + channel + ": end,s,1, 1 priorities, 0.000 ms, returned")
                .contains("bound by hangup_handler_push at extensions.conf:7:")
                .endsWith("1 routine\n");
        assertThat(type("handlers trace channel " + channel)).endsWith("1 routine\n");
        assertThat(type("handlers trace channel PJSIP/nobody-1")).isEqualTo("0 routines\n");
        assertThat(type("handlers trace last 0")).contains("1 to 1000");
        type("handlers trace off");
        assertThat(type("handlers trace last")).contains("not kept");
    }

    // --- finding the command

    @Test
    void wordsMayBeShortenedWhileOneCommandOnlyFits() {
        assertThat(type("database put a b c")).isEqualTo("Updated database successfully\n");
        assertThat(type("datab g a b")).isEqualTo("Value: c\n");
    }

    @Test
    void aWordThatFitsSeveralCommandsNamesThem() {
        assertThat(type("database s"))
                .contains("may mean several")
                .contains("database show ")
                .contains("showkey");
        assertThat(type("database show")).as("a whole word is meant").contains("results found");
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThat(type("make coffee"))
                .isEqualTo("No such command 'make coffee' (type 'core show help make' for other possible commands)\n");
    }

    @Test
    void tooFewArgumentsShowTheUsage() {
        assertThat(type("database put a b")).startsWith("Usage: database put <family> <key> <value>\n");
        assertThat(type("database get a b c")).startsWith("Usage: database get <family> <key>\n");
    }

    @Test
    void anEmptyLineSaysNothing() {
        assertThat(type("  ")).isEmpty();
    }

    @Test
    void everyCommandStandsInTheHelp() {
        String help = type("core show help");
        assertThat(simulation.pbx().registry().commands()).hasSizeGreaterThan(20);
        for (Command command : simulation.pbx().registry().commands()) {
            assertThat(help).contains(command.usage() + " -- " + command.summary());
        }
    }

    @Test
    void aCommandThatFailsSaysSoAndTheNextOneRuns() {
        simulation.pbx().registry().add(new Command("break it", "", "Fail", (none, out) -> {
            throw new IllegalStateException("on purpose");
        }));
        assertThat(type("break it")).isEqualTo("The command failed: java.lang.IllegalStateException: on purpose\n");
        assertThat(type("core waitfullybooted")).isEqualTo("Asterisk has fully booted.\n");
    }

    @Test
    void quotesKeepWordsTogether() {
        assertThat(TypedLine.of("put \"a b\"  c\\ d \"\" e\"f\"").words())
                .isEqualTo(List.of("put", "a b", "c d", "", "ef"));
    }

    @Test
    void wordsOfAShellStayWhatTheyAre() {
        List<String> words = List.of("database", "put", "a b", "c\\d", "e\"f", "");
        assertThat(TypedLine.of(CommandClient.line(words)).words()).isEqualTo(words);
        assertThat(CommandClient.line(List.of("core show channels"))).isEqualTo("core show channels");
    }

    // --- the dialplan

    @Test
    void theDialplanIsShownWithFileAndLine() {
        assertThat(type("dialplan show phones")).isEqualTo("""
                [ Context 'phones' created by 'pbx_config' ]
                  '100' =>          hint: PJSIP/alice                             [extensions.conf:4]
                                    1. NoOp(first)                                [extensions.conf:5]
                     [again]        2. Wait(60)                                   [extensions.conf:6]
                  '_2XX' =>         1. Set(CHANNEL(hangup_handler_push)=end,s,1)  [extensions.conf:7]
                                    2. Wait(60)                                   [extensions.conf:8]
                  Include =>        'others'                                      [extensions.conf:9]
                  Ignore pattern => '9'                                           [extensions.conf:3]

                -= 2 extensions (5 priorities) in 1 context. =-
                """);
    }

    @Test
    void oneExtensionIsShownAsDialledOrAsWritten() {
        assertThat(type("dialplan show 234@phones")).contains("'_2XX' =>").doesNotContain("'100'");
        assertThat(type("dialplan show _2XX@phones")).contains("'_2XX' =>");
        assertThat(type("dialplan show 9@phones")).isEqualTo("There is no existence of '9@phones' extension\n");
        assertThat(type("dialplan show nowhere")).isEqualTo("There is no existence of 'nowhere' context\n");
    }

    @Test
    void anExtensionIsAddedAndCallsTakeIt() {
        assertThat(type("dialplan add extension 400,1,Goto(others,300,1) into phones"))
                .isEqualTo("Extension '400,1,Goto(others,300,1)' added into 'phones' context\n");
        call("400");
        assertThat(simulation.phone("bob").channel().place()).hasToString("others,300,1");
        assertThat(type("dialplan add extension 400,1,Hangup() into phones")).contains("it is there already");
        assertThat(type("dialplan add extension 400,1,Hangup() into phones replace"))
                .contains("added");
        assertThat(type("dialplan show 400@phones")).contains("1. Hangup()").doesNotContain("Goto");
        assertThat(type("dialplan add extension 500,1,NoOp() into fresh")).contains("added into 'fresh'");
        assertThat(type("dialplan show fresh")).contains("'500' =>");
    }

    @Test
    void whatIsAddedJoinsWhatAnExtensionHas() {
        type("dialplan add extension 100,3,Hangup() into phones");
        assertThat(type("dialplan show 100@phones"))
                .contains("hint: PJSIP/alice")
                .contains("1. NoOp(first)")
                .contains("[again]        2. Wait(60)")
                .contains("3. Hangup()");
    }

    @Test
    void whatCannotBeAddedIsNamedAndNothingChanges() {
        String before = type("dialplan show");
        assertThat(type("dialplan add extension 400,one,Hangup() into phones"))
                .contains("priority")
                .endsWith("Failed to add '400,one,Hangup()' extension into 'phones' context\n");
        assertThat(type("dialplan add extension 400,1,Hangup() onto phones")).startsWith("Expected: ");
        assertThat(type("dialplan show")).isEqualTo(before);
    }

    @Test
    void anExtensionIsRemovedWholeOrByPriority() {
        assertThat(type("dialplan remove extension 100@phones 2"))
                .isEqualTo("Extension 100@phones with priority 2 removed\n");
        assertThat(type("dialplan show 100@phones")).contains("1. NoOp(first)").doesNotContain("Wait");
        assertThat(type("dialplan remove extension _2XX@phones")).isEqualTo("Whole extension _2XX@phones removed\n");
        assertThat(type("dialplan remove extension _2XX@phones")).isEqualTo("Failed to remove extension _2XX@phones\n");
        assertThat(type("dialplan remove extension 100@phones 9")).startsWith("Failed to remove");
        assertThat(type("dialplan show 300@phones"))
                .as("includes are no part of it")
                .contains("no existence");
        call("300");
        assertThat(simulation.phone("bob").channel().place())
                .as("includes still count")
                .hasToString("phones,300,1");
    }

    @Test
    void aContextIsIncludedAndIncludedNoMore() {
        type("dialplan add extension 700,1,Goto(phones,300,1) into extra");
        assertThat(type("dialplan add include extra into phones"))
                .isEqualTo("Context 'extra' included in 'phones' context\n");
        call("700");
        assertThat(simulation.phone("bob").channel().place()).hasToString("phones,300,1");
        assertThat(type("dialplan add include extra into phones")).startsWith("Failed to include");
        assertThat(type("dialplan add include nothing into phones")).startsWith("Failed to include");
        assertThat(type("dialplan add include extra under phones")).startsWith("Expected: ");
        assertThat(type("dialplan remove include extra from phones"))
                .isEqualTo("The dialplan include 'extra' has been removed from 'phones'\n");
        assertThat(type("dialplan remove include extra from phones")).startsWith("Failed to remove");
        assertThat(type("dialplan show phones")).doesNotContain("'extra'");
    }

    @Test
    void aPatternIsIgnoredAndIgnoredNoMore() {
        assertThat(type("dialplan add ignorepat 8 into phones"))
                .isEqualTo("Ignore pattern '8' added into 'phones' context\n");
        assertThat(simulation.pbx().plan().context("phones").orElseThrow().ignored())
                .last()
                .hasToString("8");
        assertThat(type("dialplan add ignorepat 8 into phones")).startsWith("Failed to add");
        assertThat(type("dialplan remove ignorepat 8 from phones")).contains("removed from 'phones'");
        assertThat(type("dialplan remove ignorepat 8 from phones")).startsWith("Failed to remove");
    }

    @Test
    void aContextIsRemovedWhole() {
        assertThat(type("dialplan remove context others")).isEqualTo("Removing context 'others'\n");
        assertThat(type("dialplan show others")).contains("no existence");
        assertThat(type("dialplan remove context others")).contains("no existence");
    }

    @Test
    void aChangeThatAReloadOvertakesIsNotMadeOnTheOldPlan() {
        Plan old = simulation.pbx().plan();
        simulation.pbx().plan(plan());
        assertThat(simulation.pbx().replacePlan(old, Plan.EMPTY)).isFalse();
        assertThat(simulation.pbx().replacePlan(simulation.pbx().plan(), Plan.EMPTY))
                .isTrue();
        assertThat(simulation.pbx().plan()).isSameAs(Plan.EMPTY);
    }

    @Test
    void aCallFinishesOnTheDialplanWithWhichItBegan() {
        call("222");
        type("dialplan remove extension _2XX@phones");
        type("dialplan remove extension s@end");
        simulation.run();
        assertThat(simulation.routines()).hasSize(1);
        assertThat(simulation.routines().getFirst().outcome().isNormal()).isTrue();
    }

    @Test
    void globalsAreSetAndShown() {
        assertThat(type("dialplan set global OFFICE paris")).contains("Global variable 'OFFICE' set to 'paris'");
        assertThat(type("dialplan show globals")).contains("   OFFICE=paris\n").contains("-- 1 variable(s)");
    }

    @Test
    void hintsAreShownWithTheirState() {
        assertThat(type("core show hints"))
                .contains("100@phones          : PJSIP/alice           State:")
                .endsWith("- 1 hints registered\n");
    }

    // --- applications and functions

    @Test
    void anApplicationIsDescribedFromItsTable() {
        assertThat(type("core show application dial"))
                .contains("Info about application 'Dial'")
                .contains("[Synopsis]\n")
                .contains("    g: when the called party hangs up")
                .contains("DIALSTATUS: ");
        assertThat(type("core show application Nix")).isEqualTo("Your application(s) is (are) not registered\n");
        assertThat(type("core show applications"))
                .contains("                Dial: Call one")
                .contains("Registered =-");
    }

    @Test
    void aFunctionIsDescribedFromItsTable() {
        assertThat(type("core show function CUT")).contains("[Syntax]\nCUT(");
        assertThat(type("core show function NIX")).isEqualTo("No function by that name registered.\n");
        assertThat(type("core show functions")).contains("custom functions installed.");
    }

    // --- channels

    @Test
    void channelsAreShownAndCounted() {
        assertThat(type("core show channels count"))
                .isEqualTo("0 active channels\n0 active calls\n0 calls processed\n");
        call("100");
        assertThat(type("core show channels")).isEqualTo("""
                Channel              Location             State   Application(Data)            \s
                PJSIP/bob-00000000   100@phones:2         Ring    Wait(60)                     \s
                1 active channel
                1 active call
                1 call processed
                """);
        assertThat(type("core show channels verbose")
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElse(""))
                .matches("PJSIP/bob-00000000 +phones +100 +2 Ring +Wait +60 +5551234 +0h0m\\d+s +");
        assertThat(type("core show channels concise"))
                .matches("PJSIP/bob-00000000!phones!100!2!Ring!Wait!60!5551234!!!3!1!\\(None\\)!\\d+\\.0\n");
    }

    @Test
    void aChannelIsShownWithItsVariables() {
        call("100");
        simulation.phone("bob").channel().variable("COLOUR", "blue");
        assertThat(type("core show channel PJSIP/bob-00000000"))
                .contains("           Name: PJSIP/bob-00000000\n")
                .contains("      Caller ID: 5551234\n")
                .contains("COLOUR=blue\n");
        assertThat(type("core show channel PJSIP/eve-1")).isEqualTo("PJSIP/eve-1 is not a known channel\n");
    }

    @Test
    void hangupHandlersAreShown() {
        call("222");
        assertThat(type("core show hanguphandlers all")).isEqualTo("""
                Channel                        Handler
                PJSIP/bob-00000000             end,s,1
                """);
    }

    @Test
    void aChannelIsHungUpAndItsHandlersRun() {
        call("222");
        assertThat(type("channel request hangup PJSIP/bob-00000000"))
                .isEqualTo("Requested Hangup on channel 'PJSIP/bob-00000000'\n");
        simulation.run();
        assertThat(simulation.pbx().channels().count()).isZero();
        assertThat(simulation.routines()).hasSize(1);
        assertThat(type("core show calls")).isEqualTo("0 active calls\n1 call processed\n");
    }

    @Test
    void aChannelIsRedirectedToAPlaceThatExists() {
        call("100");
        assertThat(type("channel redirect PJSIP/bob-00000000 others,300,1")).contains("successfully redirected");
        simulation.pass(1000);
        assertThat(simulation.phone("bob").channel().place()).hasToString("others,300,1");
        assertThat(type("channel redirect PJSIP/bob-00000000 others,301,1"))
                .isEqualTo("Failed to redirect 'PJSIP/bob-00000000': there is no others,301,1\n");
    }

    // --- handler stages

    @Test
    void stagesAreShownWithTheirLimits() {
        assertThat(type("handlers show stages"))
                .contains("connected-line   100 ms    2000 ms   warn      CONNECTED_LINE_SEND_SUB\n")
                .contains("pre-bridge       none      none      warn      option U of Dial");
    }

    @Test
    void rulesAreShownWithFileAndLine() {
        assertThat(type("handlers show rules")).isEqualTo("0 rules\n");
        var rule = new HandlerRule(
                "audit",
                HandlerStage.HANGUP,
                HandlerRule.channels("*"),
                Optional.of("phones"),
                Template.parse("end,s,1"),
                7,
                new SourceLocation("handlers.conf", 3, 7));
        simulation.pbx().routines().settings(new HandlerSettings(Map.of(), List.of(rule)));
        assertThat(type("handlers show rules"))
                .isEqualTo("[audit] hangup: end,s,1  (handlers.conf:3, order 7, context phones)\n1 rule\n");
    }

    // --- the database

    @Test
    void theDatabaseIsShownAndEmptied() {
        type("database put cidname 555 \"Alice B\"");
        type("database put cidname 556 Bob");
        type("database put colour 555 blue");
        assertThat(type("database show cidname")).isEqualTo("""
                /cidname/555                                      : Alice B                 \s
                /cidname/556                                      : Bob                     \s
                2 results found.
                """);
        assertThat(type("database showkey 555"))
                .contains("/cidname/555")
                .contains("/colour/555")
                .contains("2 results");
        assertThat(type("database del cidname 555")).isEqualTo("Database entry removed.\n");
        assertThat(type("database del cidname 555")).isEqualTo("Database entry could not be removed.\n");
        assertThat(type("database get cidname 555")).isEqualTo("Database entry not found.\n");
        assertThat(type("database deltree cidname")).isEqualTo("1 database entries removed.\n");
        assertThat(type("database show")).endsWith("1 results found.\n");
    }
}
