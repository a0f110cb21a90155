package org.hookswitch.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Dialed;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.Redirecting;
import org.jspecify.annotations.Nullable;

/**
 * A telephone that exists only in the simulator: it does what the test tells it, and notes what it is told.
 *
 * <p>Its behaviour is set before a call; what it does later ({@link #answer}, {@link #press}, {@link #hangUp}) is called
 * by the thread that owns the simulation, or scheduled by {@link #after}.
 */
public final class SimulatedPhone {

    private final Simulation simulation;
    private final String technology;
    private final String name;
    private final List<Note> notes = new ArrayList<>();
    private PartyId identity;
    private Behaviour behaviour = new Behaviour.Rings(Duration.ZERO, Optional.empty());
    private boolean registered = true;
    private @Nullable Channel channel;

    SimulatedPhone(Simulation simulation, String technology, String name) {
        this.simulation = simulation;
        this.technology = technology;
        this.name = name;
        this.identity = PartyId.NONE;
    }

    /** What a phone does when it is called. */
    public sealed interface Behaviour {
        /** Rings after a while, answers after another while or never. */
        record Rings(Duration after, Optional<Duration> answers) implements Behaviour {}

        /** Refuses, with a cause. */
        record Declines(Duration after, HangupCause cause) implements Behaviour {}

        /** Sends the call elsewhere. */
        record Diverts(Duration after, String destination, Redirecting redirecting) implements Behaviour {}

        /** Never says anything. */
        record Vanishes() implements Behaviour {}
    }

    /** Something the phone was told or did, and when: milliseconds of virtual time since the simulation began. */
    public record Note(long at, String what) {
        @Override
        public String toString() {
            return at + " " + what;
        }
    }

    // --- before the call

    /** Who it says it is when it calls, and when it answers. */
    public SimulatedPhone identifiesAs(String callerName, String number) {
        identity = PartyId.of(callerName, number);
        return this;
    }

    public SimulatedPhone behaves(Behaviour newBehaviour) {
        behaviour = newBehaviour;
        return this;
    }

    /** Rings at once and answers after so many milliseconds. */
    public SimulatedPhone answersAfter(long millis) {
        return behaves(new Behaviour.Rings(Duration.ZERO, Optional.of(Duration.ofMillis(millis))));
    }

    /** Rings at once and never answers. */
    public SimulatedPhone ringsForEver() {
        return behaves(new Behaviour.Rings(Duration.ZERO, Optional.empty()));
    }

    public SimulatedPhone isBusy() {
        return behaves(new Behaviour.Declines(Duration.ZERO, HangupCause.USER_BUSY));
    }

    public SimulatedPhone declines(HangupCause cause) {
        return behaves(new Behaviour.Declines(Duration.ZERO, cause));
    }

    /** Whether it can be reached; its own calls it makes nevertheless. */
    public SimulatedPhone registered(boolean nowRegistered) {
        registered = nowRegistered;
        return this;
    }

    boolean isRegistered() {
        return registered;
    }

    // --- calls

    /** Calls an extension of a context; the dialplan begins when time goes on. */
    public Channel dials(String exten, String context) {
        Channel c = simulation.pbx().newChannel(technology, name, null, false);
        channel = c;
        c.attach(new SimulatedDevice(this, c));
        c.caller(Caller.of(identity));
        c.dialed(Dialed.of(exten));
        c.state(org.hookswitch.pbx.ChannelState.RING);
        simulation.pbx().announce(c);
        simulation.pbx().dialplanThreads().start(c, new Place(context, exten, 1));
        return c;
    }

    /** Does something so many milliseconds of virtual time from now. */
    public SimulatedPhone after(long millis, java.util.function.Consumer<SimulatedPhone> action) {
        simulation.clock().at(simulation.clock().afterMillis(millis), () -> action.accept(this));
        return this;
    }

    public void answer() {
        note("answers");
        channel().post(new Signal.Answered());
    }

    public void hangUp() {
        note("hangs up");
        channel().deviceGone(HangupCause.NORMAL_CLEARING);
    }

    /** Presses keys, 100 ms each. */
    public void press(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            note("presses " + key);
            ((SimulatedDevice) channel().device()).pressed(key);
        }
    }

    public void hold() {
        note("holds");
        channel().post(new Signal.Held(""));
    }

    public void resume() {
        note("resumes");
        channel().post(new Signal.Unheld());
    }

    /** Says that somebody else holds the phone now. */
    public void becomes(String callerName, String number) {
        identity = PartyId.of(callerName, number);
        note("becomes " + identity);
        channel()
                .post(new Signal.ConnectedLineChanged(
                        ConnectedLine.NONE.withId(identity).withSource(ConnectedLine.Source.UNKNOWN)));
    }

    // --- what it noted

    /** Everything it was told and did, in order. */
    public synchronized List<Note> notes() {
        return List.copyOf(notes);
    }

    /** The same without the times. */
    public synchronized List<String> story() {
        return notes.stream().map(Note::what).toList();
    }

    synchronized void note(String what) {
        notes.add(new Note(simulation.clock().nanos() / 1_000_000, what));
    }

    /** The channel of its present or last call. */
    public Channel channel() {
        Channel c = channel;
        if (c == null) {
            throw new IllegalStateException(name + " is in no call");
        }
        return c;
    }

    /** Whether it has called or been called. */
    public boolean isInACall() {
        return channel != null;
    }

    void channel(Channel newChannel) {
        channel = newChannel;
    }

    public String name() {
        return name;
    }

    PartyId identity() {
        return identity;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    Simulation simulation() {
        return simulation;
    }
}
