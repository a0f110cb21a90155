package org.hookswitch.apps.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCauses;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherChannelsTest {

    private static void otherCalls(Simulation simulation) {
        simulation.phone("other").dials("200", "default");
    }

    @ParameterizedTest
    @CsvSource({"PJSIP/other-00000000,1000", "pjsip/OTHER-00000000,1000", "PJSIP/other,60000", "'PJSIP/other,a',1000"})
    void softHangupEndsAnotherChannelByItsNameOrItsDevice(String argument, long ended) {
        var call = Dialplan.of("""
                exten => 100,1,Wait(1)
                 same => n,SoftHangup(%s)
                exten => 200,1,Wait(60)
                """.formatted(argument))
                .given(OtherChannelsTest::otherCalls)
                .call("100");
        assertThat(call.simulation().phone("other").notes().getLast().at()).isEqualTo(ended);
    }

    @Test
    void channelRedirectSendsAnotherChannelElsewhere() {
        var call = Dialplan.of("""
                exten => 100,1,Wait(1)
                 same => n,ChannelRedirect(PJSIP/other-00000000,default,300,1)
                exten => 200,1,Wait(60)
                exten => 300,1,Wait(5)
                 same => n,Hangup(BUSY)
                """).given(OtherChannelsTest::otherCalls).call("100");
        assertThat(call.variable("CHANNELREDIRECT_STATUS")).isEqualTo("SUCCESS");
        var last = call.simulation().phone("other").notes().getLast();
        assertThat(last.toString()).isEqualTo("6000 is hung up: USER_BUSY");
    }

    @Test
    void channelRedirectTellsThatThereIsNoSuchChannel() {
        var call = Dialplan.of("exten => 100,1,ChannelRedirect(PJSIP/nobody-1,default,300,1)")
                .call("100");
        assertThat(call.variable("CHANNELREDIRECT_STATUS")).isEqualTo("NOCHANNEL");
    }

    @Test
    void channelRedirectToAPlaceThatDoesNotExistLeavesTheChannelAlone() {
        var call = Dialplan.of("""
                exten => 100,1,Wait(1)
                 same => n,ChannelRedirect(PJSIP/other-00000000,default,999,1)
                exten => 200,1,Wait(60)
                """).given(OtherChannelsTest::otherCalls).call("100");
        assertThat(call.variables()).isEmpty();
        assertThat(call.simulation().phone("other").notes().getLast().at()).isEqualTo(60_000);
    }

    @Test
    void hangupCauseClearForgetsHowEarlierLegsEnded() {
        var known = new ArrayList<Integer>();
        Dialplan.of("""
                exten => 100,1,Dial(PJSIP/callee)
                 same => n,Wait(2)
                 same => n,HangupCauseClear()
                 same => n,Wait(2)
                """)
                .given(simulation -> simulation.phone("callee").isBusy())
                .call(
                        "100",
                        caller -> caller.after(1000, phone -> known.add(legs(phone.channel())))
                                .after(3000, phone -> known.add(legs(phone.channel()))));
        assertThat(known).containsExactly(1, 0, 1, 0);
    }

    private static int legs(Channel channel) {
        return HangupCauses.of(channel).names().size();
    }
}
