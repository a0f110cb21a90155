package org.hookswitch.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    private final Instant start = Instant.EPOCH;
    private final Ladder ladder = new Ladder(List.of("anna", "switch", "ben"));

    @Test
    void messagesAreArrowsAndMarksStandAtTheirParty() {
        ladder.message(start.plusMillis(20), "switch", "ben", "INVITE");
        ladder.message(start, "anna", "switch", "INVITE");
        ladder.mark(start.plusMillis(10), "switch", "caller-pre-dial");
        ladder.message(start.plusMillis(30), "ben", "switch", "180 Ringing");
        assertThat(ladder.draw()).isEqualTo("""
                              ms anna                       switch                          ben
                             0.0 │────────── INVITE ──────────▶│                             │
                            10.0 │                             ◆ caller-pre-dial             │
                            20.0 │                             │────────── INVITE ──────────▶│
                            30.0 │                             │◀─────── 180 Ringing ────────│
                        """);
    }

    @Test
    void aLabelThatDoesNotFitIsCut() {
        ladder.message(start, "anna", "switch", "INVITE sip:" + "6".repeat(100));
        assertThat(ladder.draw()).contains("6… ▶│");
    }
}
