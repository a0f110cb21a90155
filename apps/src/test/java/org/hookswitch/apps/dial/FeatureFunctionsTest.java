package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.event.Event;
import org.junit.jupiter.api.Test;

/** FEATURE() and FEATUREMAP(): features.conf for one channel. */
class FeatureFunctionsTest {

    private static String value(Calls calls, String name) {
        return calls.simulation.events(Event.VariableSet.class).stream()
                .filter(set -> set.name().equals(name))
                .map(Event.VariableSet::value)
                .reduce("", (earlier, later) -> later);
    }

    private static Calls calls(String steps) {
        Calls calls = Calls.on("[test]\nexten => 100,1,NoOp()\n" + steps);
        calls.bob.answersAfter(500);
        return calls;
    }

    @Test
    void whatIsNotSetIsWhatFeaturesConfSays() {
        try (Calls calls = calls("""
                 same => n,Set(A=${FEATURE(featuredigittimeout)} ${FEATURE(inherit)} ${FEATURE(ATXFERDROPCALL)})
                 same => n,Set(B=${FEATUREMAP(blindxfer)}${FEATUREMAP(atxfer)}${FEATUREMAP(disconnect)})
                """)) {
            calls.aliceCalls();
            calls.pass(100);
            assertThat(value(calls, "A")).isEqualTo("1000 no no");
            assertThat(value(calls, "B")).isEqualTo("#*");
        }
    }

    @Test
    void valuesThatAreNoneAreRefusedAndTheOldOnesStay() {
        try (Calls calls = calls("""
                 same => n,Set(FEATURE(featuredigittimeout)=soon)
                 same => n,Set(FEATURE(inherit)=perhaps)
                 same => n,Set(FEATURE(nothing)=1)
                 same => n,Set(FEATUREMAP(disconnect)=x)
                 same => n,Set(A=${FEATURE(featuredigittimeout)} ${FEATURE(inherit)}${FEATURE(nothing)} ${FEATUREMAP(disconnect)})
                """)) {
            calls.aliceCalls();
            calls.pass(100);
            assertThat(value(calls, "A")).isEqualTo("1000 no *");
        }
    }

    @Test
    void theKeysOfAChannelAreItsOwn() {
        try (Calls calls = calls("""
                 same => n,Set(FEATUREMAP(disconnect)=*0)
                 same => n,Dial(PJSIP/bob,10,gHh)
                """)) {
            Channel alice = calls.aliceCalls();
            calls.pass(2000);
            calls.alice.press("*1");
            calls.pass(2000);
            assertThat(alice.bridge()).as("not her key").isPresent();
            calls.alice.press("*0");
            calls.pass(2000);
            assertThat(calls.simulation.pbx().channels().all()).isEmpty();
        }
    }

    @Test
    void inheritHandsThemDownToChannelsThatAreDialled() {
        for (String inherit : List.of("yes", "no")) {
            try (Calls calls = calls("""
                     same => n,Set(FEATURE(inherit)=%s)
                     same => n,Set(FEATUREMAP(disconnect)=90)
                     same => n,Dial(PJSIP/bob,10,gHh)
                    """.formatted(inherit))) {
                calls.aliceCalls();
                calls.pass(2000);
                calls.bob.press("90");
                calls.pass(2000);
                assertThat(calls.simulation.pbx().channels().all().isEmpty())
                        .as("inherit=" + inherit)
                        .isEqualTo(inherit.equals("yes"));
            }
        }
    }
}
