package org.hookswitch.pbx.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.pbx.SystemClock;
import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void aKindOfEventIsWantedAsLongAsSomebodySubscribesToIt() {
        try (var clock = new SystemClock()) {
            var events = new Events(clock);
            assertThat(events.wanted(Event.HungUp.class)).isFalse();
            try (var some = events.subscribe("some", event -> {}, List.of(Event.HungUp.class))) {
                assertThat(some.lost()).isZero();
                assertThat(events.wanted(Event.HungUp.class)).isTrue();
                assertThat(events.wanted(Event.VariableSet.class)).isFalse();
                try (var all = events.subscribe("all", event -> {}, List.of())) {
                    assertThat(all.lost()).isZero();
                    assertThat(events.wanted(Event.VariableSet.class)).isTrue();
                }
                assertThat(events.wanted(Event.VariableSet.class)).isFalse();
            }
            assertThat(events.wanted(Event.HungUp.class)).isFalse();
        }
    }

    @Test
    void whoSubscribesToAFamilyOfEventsWantsEachOfThem() {
        try (var clock = new SystemClock()) {
            var events = new Events(clock);
            try (var family = events.subscribe("family", event -> {}, List.of(Event.OfChannel.class))) {
                assertThat(family.lost()).isZero();
                assertThat(events.wanted(Event.HungUp.class)).isTrue();
                assertThat(events.wanted(Event.BridgeCreated.class)).isFalse();
            }
        }
    }
}
