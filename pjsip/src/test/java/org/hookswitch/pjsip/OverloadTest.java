package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestCall;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipResponse;
import org.junit.jupiter.api.Test;

class OverloadTest {

    private static final String PLAN = """
            [phones]
            exten => 602,1,Answer()
            exten => 602,2,Stay()
            """;

    @Test
    void aCallTooManyIsRefusedAtOnceAndTheOthersGoOn() {
        try (TestSwitch pbx = TestSwitch.with(
                Confs.phone("alice"), PLAN, builder -> builder.limits(CallLimits.DEFAULT.withCalls(1)))) {
            TestPhone alice = pbx.phone("alice");
            TestCall first = alice.calls("602");
            first.isAnswered();
            SipResponse refused = alice.calls("602").isRejected();

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.first(HeaderType.RETRY_AFTER)).isPresent();
            assertThat(pbx.driver().stack().transactions().refused()).isEqualTo(1);
            assertThat(alice.request(SipMethod.OPTIONS, "602", request -> {}).status())
                    .as("only calls are refused")
                    .isEqualTo(200);
            first.hangsUp();
            pbx.isQuiet();
            TestCall later = alice.calls("602");
            later.isAnswered();
            later.hangsUp();
        }
    }

    @Test
    void aDriverThatIsToStopTakesNoCallsAndLetsThoseThereBeEnded() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            TestCall first = alice.calls("602");
            first.isAnswered();
            pbx.driver().refuseCalls();

            assertThat(alice.calls("602").isRejected().status()).isEqualTo(503);
            first.hangsUp();
        }
    }
}
