package org.hookswitch.pbx.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

    @Test
    void anObserverHasSeenAnEventWhenItsPublisherGoesOn() {
        try (var clock = new SystemClock()) {
            var events = new Events(clock);
            var seen = new ArrayList<Event>();
            try (var observation = events.observe("test", seen::add, List.of(Event.BridgeDestroyed.class))) {
                assertThat(observation).isNotNull();
                events.publish(Event.BridgeDestroyed.class, () -> new Event.BridgeDestroyed("one"));
                events.publish(Event.BridgeCreated.class, () -> new Event.BridgeCreated("two", "basic"));
                assertThat(seen).containsExactly(new Event.BridgeDestroyed("one"));
            }
            assertThat(events.wanted(Event.BridgeDestroyed.class)).isFalse();
        }
    }

    @Test
    void anObserverThatFailsKeepsNobodyFromTheEvent() {
        try (var clock = new SystemClock()) {
            var events = new Events(clock);
            var seen = new ArrayList<Event>();
            Events.Observer fails = event -> {
                throw new IllegalStateException("on purpose");
            };
            try (var first = events.observe("fails", fails, List.of());
                    var second = events.observe("test", seen::add, List.of())) {
                assertThat(first).isNotSameAs(second);
                events.publish(Event.BridgeDestroyed.class, () -> new Event.BridgeDestroyed("one"));
                assertThat(seen).hasSize(1);
            }
        }
    }
}
