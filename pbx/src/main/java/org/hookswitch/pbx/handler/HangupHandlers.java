package org.hookswitch.pbx.handler;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.event.Event;

/**
 * The hangup handlers of a channel: last pushed, first run, when the channel ends, however it ends.
 *
 * <p>Thread-safe: handlers are pushed by the dialplan or from outside; {@link #run} is called once, by the thread that
 * ends the channel. A handler pushed while handlers run is run next.
 */
public final class HangupHandlers {

    /** Most handlers on one channel; a loop that pushes for ever is stopped here. */
    public static final int LIMIT = 1000;

    private final Channel channel;
    private final ArrayDeque<Binding> stack = new ArrayDeque<>(2);
    private boolean rulesTaken;

    public HangupHandlers(Channel channel) {
        this.channel = channel;
    }

    /**
     * Adds a handler.
     *
     * @param location {@code [[context,]exten,]priority[(arguments)]}; what is left out is the channel's place of now
     * @return false when the channel has {@value #LIMIT} already
     */
    public boolean push(String location) {
        var binding =
                new Binding(HandlerStage.HANGUP, location, "hangup_handler_push", channel.whereNow(), channel.place());
        synchronized (stack) {
            if (stack.size() >= LIMIT) {
                return false;
            }
            stack.push(binding);
        }
        channel.publish(
                Event.HangupHandlerPushed.class, () -> new Event.HangupHandlerPushed(channel.snapshot(), location));
        return true;
    }

    /** Removes the newest handler; its location, or empty when there was none. */
    public Optional<String> pop() {
        Binding top;
        synchronized (stack) {
            top = stack.poll();
        }
        if (top == null) {
            return Optional.empty();
        }
        channel.publish(
                Event.HangupHandlerPopped.class,
                () -> new Event.HangupHandlerPopped(channel.snapshot(), top.location()));
        return Optional.of(top.location());
    }

    /** Removes all. */
    public void wipe() {
        boolean more = true;
        while (more) {
            more = pop().isPresent();
        }
    }

    /** What is pushed now, newest first. */
    public List<Binding> all() {
        synchronized (stack) {
            return List.copyOf(stack);
        }
    }

    /** Whether anything is to run when the channel ends: pushed here, or bound by a rule. */
    public boolean areBound() {
        synchronized (stack) {
            if (!stack.isEmpty()) {
                return true;
            }
        }
        return channel.pbx().routines().isBoundByRule(HandlerStage.HANGUP, channel);
    }

    /** Runs what rules bind, then pops and runs one after the other, until none is left. A second end finds nothing. */
    public void run() {
        List<Binding> rules = channel.pbx().routines().bindings(HandlerStage.HANGUP, channel, channel, List.of());
        synchronized (stack) {
            if (!rulesTaken) {
                rulesTaken = true;
                rules.reversed().forEach(stack::push);
            }
        }
        while (true) {
            Binding next;
            synchronized (stack) {
                next = stack.poll();
            }
            if (next == null) {
                return;
            }
            Binding handler = next;
            channel.publish(
                    Event.HangupHandlerRun.class,
                    () -> new Event.HangupHandlerRun(channel.snapshot(), handler.location()));
            channel.pbx().routines().run(channel, handler);
        }
    }
}
