package org.hookswitch.pbx;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.pbx.spi.Next;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the dialplan of channels, a thread of control each: the normal flow from priority to priority, what happens where
 * an extension does not exist or ends ({@code i}, {@code t}, {@code T}, {@code e}, auto-fallthrough), then {@code h} and
 * the end of the channel.
 */
public final class DialplanThreads {

    private static final Logger LOG = LoggerFactory.getLogger(DialplanThreads.class);

    private final Pbx pbx;
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();

    DialplanThreads(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Starts the dialplan of a channel at a place, on a thread of its own; the channel ends with it. */
    public void start(Channel channel, Place place) {
        channel.takeCurrentPlan();
        channel.position().moveTo(place);
        pbx.clock().start(channel.name(), () -> run(channel));
    }

    /** Runs the dialplan of a channel from where it stands to the channel's end, on this thread. */
    public void run(Channel channel) {
        begun.increment();
        try {
            boolean goOn = true;
            while (goOn) {
                goOn = after(channel, Flow.run(channel, -1));
            }
        } catch (RuntimeException e) {
            LOG.error("{}: the dialplan failed at {}", channel, channel.whereNow(), e);
            channel.hangup(HangupCause.NORMAL_TEMPORARY_FAILURE, "internal error");
        } finally {
            finish(channel);
            ended.increment();
        }
    }

    /**
     * Runs one application on a channel that has no place in the dialplan, then ends the channel, on this thread; a channel
     * that is sent into the dialplan meanwhile goes on there.
     *
     * @return false when there is no such application
     */
    public boolean runApplication(Channel channel, String application, String arguments) {
        channel.position().enter(application, arguments);
        boolean exists = true;
        try {
            Optional<Next> next = Flow.call(channel, application, arguments);
            exists = next.isPresent();
            if (next.isPresent() && next.get() instanceof Next.Failed failed) {
                LOG.warn("{}: {}: {}", channel, application, failed.why());
            }
        } catch (RuntimeException e) {
            LOG.error("{}: {}({}) failed", channel, application, arguments, e);
        }
        Optional<Place> redirect = channel.takeRedirect();
        if (redirect.isPresent() && !channel.isHungUp()) {
            channel.takeCurrentPlan();
            channel.position().moveTo(redirect.get());
            run(channel);
        } else {
            channel.close(exists ? HangupCause.NORMAL_CLEARING : HangupCause.FACILITY_NOT_IMPLEMENTED);
        }
        return exists;
    }

    /** How many channels have run a dialplan since the switch started. */
    public long begun() {
        return begun.sum();
    }

    /** How many channels run a dialplan at this moment. */
    public long running() {
        return Math.max(0, begun.sum() - ended.sum());
    }

    /** What follows an end of the flow; whether it goes on. */
    private boolean after(Channel channel, Flow.End end) {
        return switch (end) {
            case Flow.End.Left l -> afterLeaving(channel);
            case Flow.End.HangupAsked h -> {
                channel.hangup(h.cause(), channel.whereNow());
                yield false;
            }
            case Flow.End.Failed f -> {
                LOG.warn("{}: {} at {}", channel, f.why(), channel.whereNow());
                yield toException(channel, "ERROR");
            }
            case Flow.End.Dialed d -> collect(channel, d.digits());
            case Flow.End.FellOff f -> afterTheLastPriority(channel);
            case Flow.End.Returned r -> false;
        };
    }

    private boolean afterLeaving(Channel channel) {
        Optional<Place> redirect = channel.takeRedirect();
        if (redirect.isPresent()) {
            channel.position().moveTo(redirect.get());
            return true;
        }
        boolean expired =
                channel.attachment(Timeouts.class).map(Timeouts::isExpired).orElse(false);
        if (expired && !channel.isDeviceGone() && exists(channel, "T")) {
            return special(channel, "T") && runLast(channel);
        }
        return false;
    }

    /** Runs a last extension on a channel that is to end already. */
    private static boolean runLast(Channel channel) {
        channel.ignoreHangup(true);
        try {
            Flow.run(channel, -1);
        } finally {
            channel.ignoreHangup(false);
        }
        return false;
    }

    private boolean afterTheLastPriority(Channel channel) {
        Place place = channel.place();
        if (!exists(channel, place.exten())) {
            return invalid(channel, place);
        }
        if (!channel.plan().autofallthrough()) {
            return collect(channel, "");
        }
        String status = channel.variables().get("DIALSTATUS");
        LOG.debug("{}: auto fallthrough, status is {}", channel, status == null ? "UNKNOWN" : status);
        if (status != null) {
            switch (status) {
                case "BUSY" -> {
                    channel.indicate(new Signal.Busy());
                    channel.hangup(HangupCause.USER_BUSY, channel.whereNow());
                }
                case "CONGESTION", "CHANUNAVAIL" -> {
                    channel.indicate(new Signal.Congestion());
                    channel.hangup(HangupCause.NORMAL_CIRCUIT_CONGESTION, channel.whereNow());
                }
                default -> {}
            }
        }
        channel.hangup(HangupCause.NORMAL_CLEARING, channel.whereNow());
        return false;
    }

    /** The extension does not exist: on to {@code i}, or to {@code e}, or out. */
    private boolean invalid(Channel channel, Place place) {
        if (!place.exten().equals("i") && exists(channel, "i")) {
            channel.variable("INVALID_EXTEN", place.exten());
            return special(channel, "i");
        }
        if (exists(channel, "e") && !place.exten().equals("e")) {
            return toException(channel, "INVALID");
        }
        LOG.warn(
                "{} was sent to {}, which does not exist; there is no i extension in {}",
                channel,
                place,
                place.context());
        channel.hangup(HangupCause.UNALLOCATED, place.toString());
        return false;
    }

    /** On to {@code e}, when there is one; otherwise the channel ends. */
    private boolean toException(Channel channel, String reason) {
        Place place = channel.place();
        if (place.exten().equals("e") || !exists(channel, "e")) {
            channel.hangup(HangupCause.NORMAL_CLEARING, channel.whereNow());
            return false;
        }
        RaisedException.raise(channel, reason);
        return special(channel, "e");
    }

    private static boolean special(Channel channel, String exten) {
        channel.position().moveTo(new Place(channel.place().context(), exten, 1));
        return true;
    }

    private static boolean exists(Channel channel, String exten) {
        Place place = channel.place();
        return channel.plan()
                .match(place.context(), exten, Position.callerNumber(channel))
                .map(m -> m.priority(1) != null)
                .orElse(false);
    }

    /** Collects keys until they are an extension, or cannot become one, or time is up. */
    private boolean collect(Channel channel, String first) {
        Timeouts timeouts = Timeouts.of(channel);
        var digits = new StringBuilder(first);
        String context = channel.place().context();
        Duration wait = first.isEmpty() ? timeouts.response() : timeouts.digit();
        while (digits.isEmpty()
                || channel.plan().query(context, digits.toString(), Position.callerNumber(channel), MatchQuery.MORE)) {
            long deadline = pbx.clock().nanos() + wait.toNanos();
            Character key = Keys.next(channel, deadline);
            if (key == null) {
                if (channel.mustLeave()) {
                    return afterLeaving(channel);
                }
                break;
            }
            digits.append(key.charValue());
            wait = timeouts.digit();
        }
        if (digits.isEmpty()) {
            return timedOut(channel);
        }
        channel.position().moveTo(new Place(context, digits.toString(), 1));
        return true;
    }

    private boolean timedOut(Channel channel) {
        if (exists(channel, "t")) {
            return special(channel, "t");
        }
        if (exists(channel, "e")) {
            return toException(channel, "RESPONSETIMEOUT");
        }
        LOG.warn(
                "{}: no key in time and no t extension in {}",
                channel,
                channel.place().context());
        channel.hangup(HangupCause.NORMAL_CLEARING, channel.whereNow());
        return false;
    }

    /** Ends a channel after the {@code h} extension of the context in which it stands, on this thread. */
    public void runLastExtension(Channel channel) {
        channel.takeCurrentPlan();
        finish(channel);
    }

    /** The h extension, then the end. */
    private void finish(Channel channel) {
        channel.hangup(HangupCause.NORMAL_CLEARING, channel.whereNow());
        channel.gosubs().popTo(0);
        try {
            if (!channel.place().exten().equals("h") && exists(channel, "h")) {
                channel.device().hangup(channel.hangupCause());
                special(channel, "h");
                runLast(channel);
            }
        } catch (RuntimeException e) {
            LOG.error("{}: the h extension failed at {}", channel, channel.whereNow(), e);
        } finally {
            channel.close(channel.hangupCause());
        }
    }
}
