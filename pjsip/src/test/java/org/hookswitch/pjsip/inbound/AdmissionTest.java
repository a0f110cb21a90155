package org.hookswitch.pjsip.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookswitch.pjsip.CallLimits;
import org.hookswitch.pjsip.kit.HandClock;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final HandClock clock = new HandClock();
    private final AtomicInteger calls = new AtomicInteger();

    private Admission with(int most, int waiting) {
        return new Admission(new CallLimits(most, waiting, Duration.ofMillis(30)), clock, calls::get);
    }

    @Test
    void aCallIsAdmittedWhileAllGetTheirTurn() {
        Admission admission = with(0, 10);
        Admission.Waiting first = admission.accepted();
        clock.passes(Duration.ofMillis(30));
        assertThat(admission.admits()).isTrue();
        clock.passes(Duration.ofMillis(1));
        assertThat(admission.admits()).isFalse();

        first.over();
        assertThat(admission.admits()).isTrue();
    }

    @Test
    void theWaitOfTheOldestCounts() {
        Admission admission = with(0, 10);
        Admission.Waiting first = admission.accepted();
        clock.passes(Duration.ofMillis(20));
        admission.accepted();
        clock.passes(Duration.ofMillis(20));
        assertThat(admission.admits()).isFalse();

        first.over();
        first.over();
        assertThat(admission.admits()).isTrue();
    }

    @Test
    void soManyMayWaitAndNoMore() {
        Admission admission = with(0, 2);
        admission.accepted();
        assertThat(admission.admits()).isTrue();
        admission.accepted();
        assertThat(admission.admits()).isFalse();
    }

    @Test
    void thereAreNoMoreCallsThanAllowed() {
        Admission admission = with(2, 10);
        calls.set(1);
        assertThat(admission.admits()).isTrue();
        calls.set(2);
        assertThat(admission.admits()).isFalse();
    }

    @Test
    void aClosedDoorAdmitsNobody() {
        Admission admission = with(0, 10);
        admission.close();
        assertThat(admission.admits()).isFalse();
    }
}
