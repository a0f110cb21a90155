package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Pbx;
import org.junit.jupiter.api.Test;

class WorldTest {

    @Test
    void aCommandsOutputIsTheValueLineEndsAndAll() {
        try (Pbx pbx = Pbx.builder().build()) {
            assertThat(Template.parse("${SHELL(echo a; echo b)}").evaluate(pbx.scope()))
                    .isEqualTo("a\nb\n");
            assertThat(Template.parse("${SHELL(exit 3)}").evaluate(pbx.scope())).isEmpty();
            assertThat(Template.parse("${SHELL()}").evaluate(pbx.scope())).isEmpty();
        }
    }

    @Test
    void aCommandSeesWhatWasSetInTheEnvironment() {
        try (Pbx pbx = Pbx.builder().build()) {
            Assignment.setGlobal(pbx, "ENV(HOOKSWITCH_COLOUR)", "red");
            assertThat(Template.parse("${SHELL(printf %s \"$HOOKSWITCH_COLOUR\")}")
                            .evaluate(pbx.scope()))
                    .isEqualTo("red");
            Assignment.setGlobal(pbx, "ENV(PATH)", "");
            assertThat(Template.parse("${SHELL(env)}").evaluate(pbx.scope())).doesNotContain("\nPATH=");
        }
    }

    @Test
    void aChannelRunsItsCommandsByTheSwitchesShell() {
        var call = Dialplan.of("exten => 100,1,Set(x=${SHELL(whatever, with a comma)})")
                .given(s -> s.commands().ends("whatever, with a comma", 0, "printed\n"))
                .call("100");
        assertThat(call.variable("x")).isEqualTo("printed\n");
    }

    @Test
    void chanceIsTheSameInEveryRunOfASimulation() {
        String plan = "exten => 100,1,Set(x=${RAND(1,1000000)} ${UUID()})";
        assertThat(Dialplan.of(plan).call("100").variable("x"))
                .isEqualTo(Dialplan.of(plan).call("100").variable("x"));
    }
}
