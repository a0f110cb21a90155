package org.hookswitch.pbx;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.Breach;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Routine;
import org.hookswitch.pbx.handler.RoutineRunner;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs priorities, one after the other, from where a channel stands: the inner loop of the dialplan, the same for the
 * normal flow and for handler routines.
 *
 * <p>On the thread that controls the channel.
 */
public final class Flow {

    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

    private Flow() {}

    /** Why the flow stopped. */
    public sealed interface End {
        /** The subroutine in which the flow began has returned. */
        record Returned(String value) implements End {}

        /** There is no next priority. */
        record FellOff() implements End {}

        /** The channel has to leave: hung up, redirected, or its routine was ended. */
        record Left() implements End {}

        record HangupAsked(HangupCause cause) implements End {}

        record Failed(String why) implements End {}

        /** The caller dialled; the normal flow collects the rest and goes there. */
        record Dialed(String digits) implements End {}
    }

    /** The place that a location names, seen from defaults; empty when it does not exist in the channel's dialplan. */
    public static Optional<Place> resolve(Channel channel, Location location, Place defaults) {
        String context = location.context().orElse(defaults.context());
        String exten = location.exten().orElse(defaults.exten());
        return channel.position().resolve(channel, context, exten, location.priority());
    }

    /** Enters a subroutine at a place that exists; false when subroutines are nested too deep. */
    public static boolean enter(Channel channel, Place start, List<String> arguments) {
        Place here = channel.place();
        if (!channel.gosubs().push(new Place(here.context(), here.exten(), here.priority() + 1), arguments)) {
            return false;
        }
        channel.position().moveTo(start);
        return true;
    }

    /**
     * Runs until the subroutine depth falls to {@code floor} by a Return, or the flow cannot go on.
     *
     * @param floor depth before the subroutine was entered; -1 for the normal flow, which is no subroutine
     */
    public static End run(Channel channel, int floor) {
        Position position = channel.position();
        Routine routine = channel.routine().orElse(null);
        while (true) {
            if (channel.mustLeave()) {
                return new End.Left();
            }
            Priority priority = position.find(channel);
            if (priority == null) {
                return new End.FellOff();
            }
            Next next = execute(channel, position, priority, routine);
            switch (next) {
                case Next.Continue c -> position.advance();
                case Next.Jump jump -> position.moveTo(jump.place());
                case Next.Call call -> {
                    if (!enter(channel, call.place(), call.arguments())) {
                        return new End.Failed("subroutines are nested deeper than " + GosubStack.DEEPEST);
                    }
                }
                case Next.Return back -> {
                    Optional<Place> to = channel.gosubs().pop();
                    if (to.isEmpty()) {
                        return new End.Failed("Return without Gosub: no subroutine is under way");
                    }
                    channel.variables().set("GOSUB_RETVAL", back.value());
                    position.moveTo(to.get());
                    if (channel.gosubs().depth() == floor) {
                        return new End.Returned(back.value());
                    }
                }
                case Next.Hangup hangup -> {
                    return new End.HangupAsked(hangup.cause());
                }
                case Next.Dialed dialed -> {
                    return new End.Dialed(dialed.digits());
                }
                case Next.Failed failed -> {
                    return new End.Failed(failed.why());
                }
                case Next.Leave leave -> {
                    if (!channel.mustLeave()) {
                        return new End.Failed(position.application() + " left without a reason");
                    }
                }
            }
        }
    }

    /**
     * Runs one application outside the course of priorities, as Exec and ExecIf do, under the contract of the routine that
     * runs on the channel, if any.
     *
     * @return what the flow is to do next; empty when there is no such application
     */
    public static Optional<Next> call(Channel channel, String application, String arguments) {
        Optional<Application> found = channel.pbx().registry().application(application);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ApplicationSpec spec = found.get().spec();
        Routine routine = channel.routine().orElse(null);
        if (routine != null) {
            Breach breach = breach(spec, routine.stage(), channel.whereNow());
            if (breach != null) {
                RoutineRunner.breach(channel, routine, breach);
                return Optional.of(Next.CONTINUE);
            }
        }
        return Optional.of(found.get().run(channel, Arguments.parse(spec, arguments)));
    }

    private static Next execute(Channel channel, Position position, Priority priority, @Nullable Routine routine) {
        Step step = channel.pbx().steps().of(priority);
        position.enter(priority);
        if (routine != null) {
            routine.countPriority();
            ApplicationSpec spec = step.spec();
            Breach breach = spec == null
                    ? null
                    : breach(spec, routine.stage(), priority.location().toString());
            if (breach != null) {
                RoutineRunner.breach(channel, routine, breach);
                return Next.CONTINUE;
            }
        }
        try {
            return channel.pbx().events().wanted(Event.PriorityReached.class)
                    ? runWatched(channel, step, priority)
                    : step.run(channel);
        } catch (RuntimeException e) {
            LOG.error("{}: {} failed at {}", channel, priority.application(), channel.whereNow(), e);
            return new Next.Failed("internal error: " + e);
        }
    }

    /** The arguments are evaluated once, for the watcher and for the application: a function may do more than read. */
    private static Next runWatched(Channel channel, Step step, Priority priority) {
        String data = priority.arguments().evaluate(channel.scope());
        channel.position().data(data);
        channel.publish(
                Event.PriorityReached.class,
                () -> new Event.PriorityReached(channel.snapshot(), priority.application(), data));
        return step.runWith(channel, data);
    }

    /** An application that can do nothing at a stage without media is not run there. */
    private static @Nullable Breach breach(ApplicationSpec spec, HandlerStage stage, String where) {
        if (stage.controlsMedia()) {
            return null;
        }
        if (spec.is(Trait.TAKES_CHANNEL)) {
            return new Breach(Breach.Rule.TAKES_CHANNEL, stage, where, spec.name());
        }
        return spec.is(Trait.MEDIA) ? new Breach(Breach.Rule.NO_MEDIA, stage, where, spec.name()) : null;
    }
}
