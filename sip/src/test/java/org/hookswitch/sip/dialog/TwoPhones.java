package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.sip.transaction.VirtualTime;

/** Alice at .1 and Bob at .9, in virtual time. */
final class TwoPhones {

    final VirtualTime time = new VirtualTime();
    final Network network = new Network(time);
    final Phone alice = new Phone("alice", "192.0.2.1", network, time);
    final Phone bob = new Phone("bob", "192.0.2.9", network, time);

    /** A call from Alice that Bob has answered, with an empty log. */
    void connect() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        alice.call(bob);
        time.pass(100);
        assertThat(alice.told).containsExactly("answered");
        assertThat(bob.told).containsExactly("invite", "acked");
        network.forget();
        alice.told.clear();
        bob.told.clear();
    }

    /** Waits for the longest timers and finds everything gone. */
    void assertNothingIsLeft() {
        time.pass(70_000);
        assertThat(alice.hasNothingLeft()).as(alice.leftovers()).isTrue();
        assertThat(bob.hasNothingLeft()).as(bob.leftovers()).isTrue();
        assertThat(time.wheel().size()).as("timers").isZero();
    }
}
