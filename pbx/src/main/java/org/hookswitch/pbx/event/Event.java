package org.hookswitch.pbx.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Presence;
import org.hookswitch.pbx.dial.OriginateResult;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.Breach;
import org.hookswitch.pbx.handler.Outcome;

/**
 * Something that happened, as interfaces, records and metrics are told it. Immutable; channels appear as the snapshot of
 * that moment.
 */
public sealed interface Event {

    /** Something that happened to one channel. */
    sealed interface OfChannel extends Event {
        ChannelSnapshot channel();
    }

    record ChannelCreated(ChannelSnapshot channel) implements OfChannel {}

    record StateChanged(ChannelSnapshot channel) implements OfChannel {}

    /** A priority is about to run. */
    record PriorityReached(ChannelSnapshot channel, String application, String data) implements OfChannel {}

    record VariableSet(ChannelSnapshot channel, String name, String value) implements OfChannel {}

    record CallerChanged(ChannelSnapshot channel) implements OfChannel {}

    record ConnectedLineChanged(ChannelSnapshot channel) implements OfChannel {}

    record HangupAsked(ChannelSnapshot channel, HangupCause cause, String by) implements OfChannel {}

    record HungUp(ChannelSnapshot channel, HangupCause cause) implements OfChannel {}

    record DigitPressed(ChannelSnapshot channel, char digit, Duration length, boolean fromDevice)
            implements OfChannel {}

    record Held(ChannelSnapshot channel, String musicClass) implements OfChannel {}

    record Unheld(ChannelSnapshot channel) implements OfChannel {}

    record MusicStarted(ChannelSnapshot channel, String musicClass) implements OfChannel {}

    record MusicStopped(ChannelSnapshot channel) implements OfChannel {}

    record UserEvent(ChannelSnapshot channel, String name, Map<String, String> body) implements OfChannel {}

    /**
     * A channel is being called.
     *
     * @param caller the dialling channel, or {@link ChannelSnapshot#NONE}
     */
    record DialBegan(ChannelSnapshot caller, ChannelSnapshot callee, String dialString) implements Event {}

    record DialState(ChannelSnapshot caller, ChannelSnapshot callee, String status) implements Event {}

    /**
     * The calling of a channel is over.
     *
     * @param forward where the call was forwarded to, or empty
     */
    record DialEnded(ChannelSnapshot caller, ChannelSnapshot callee, String status, String forward) implements Event {}

    /**
     * A call that the switch placed of its own accord has been answered, or has failed.
     *
     * @param channel that was called, or {@link ChannelSnapshot#NONE} when none could be made
     * @param dialString what was called
     * @param aim the place, or the application with its arguments, for which it was placed
     * @param result what came of it
     */
    record Originated(ChannelSnapshot channel, String dialString, String aim, OriginateResult result)
            implements OfChannel {}

    record BridgeCreated(String bridge, String kind) implements Event {}

    record BridgeEntered(String bridge, ChannelSnapshot channel, int members) implements OfChannel {}

    record BridgeLeft(String bridge, ChannelSnapshot channel, int members) implements OfChannel {}

    record BridgeDestroyed(String bridge) implements Event {}

    record HangupHandlerPushed(ChannelSnapshot channel, String handler) implements OfChannel {}

    record HangupHandlerPopped(ChannelSnapshot channel, String handler) implements OfChannel {}

    record HangupHandlerRun(ChannelSnapshot channel, String handler) implements OfChannel {}

    /**
     * The trace of one run of a handler routine.
     *
     * @param location where it began, {@code context,exten,priority}
     * @param priorities how many priorities it executed
     * @param changes variables and party fields that it changed
     */
    record RoutineRan(
            ChannelSnapshot channel,
            Binding binding,
            String location,
            List<String> arguments,
            Instant started,
            Duration took,
            int priorities,
            Outcome outcome,
            List<Change> changes,
            List<Breach> breaches)
            implements OfChannel {}

    /** A device is in another state now. */
    record DeviceStateChanged(String device, DeviceState state) implements Event {}

    /** Somebody does something else now. */
    record PresenceStateChanged(String provider, Presence presence) implements Event {}

    /** One value before and after. */
    record Change(String name, String before, String after) {}
}
