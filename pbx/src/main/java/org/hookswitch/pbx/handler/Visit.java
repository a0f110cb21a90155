package org.hookswitch.pbx.handler;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hookswitch.handlers.RoutineEndedException;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One run of a routine outside the dialplan.
 *
 * <p>The routine has a thread of its own; what it wants of the channel is done by the channel's thread of control, which
 * waits here meanwhile, one thing at a time. When the channel has to leave, that thread goes on at once: the routine is
 * interrupted, and reaches the channel no more.
 */
public final class Visit {

    /** Most routines that were ended and run on all the same; beyond, none is started. */
    private static final int MOST_ASTRAY = 1000;

    private final Channel subject;
    private final Routine routine;
    private final AtomicInteger astray;
    private final Object lock = new Object();
    private @Nullable Request<?> request;
    private boolean over;
    private boolean finished;
    private String returned = "";
    private @Nullable Throwable failure;

    Visit(Channel subject, Routine routine, AtomicInteger astray) {
        this.subject = subject;
        this.routine = routine;
        this.astray = astray;
    }

    public HandlerStage stage() {
        return routine.stage();
    }

    public Binding binding() {
        return routine.binding();
    }

    /** Does something on the thread that controls the subject, and waits for it. On the routine's own threads. */
    public <T> T with(Function<Channel, T> action) {
        var mine = new Request<>(action, subject.pbx().clock().waiter());
        synchronized (lock) {
            if (over || request != null) {
                throw over
                        ? ended()
                        : new IllegalStateException(
                                "two threads of " + binding().location() + " use the call at once");
            }
            request = mine;
        }
        subject.nudge();
        return mine.await();
    }

    private RoutineEndedException ended() {
        return new RoutineEndedException(
                "the " + stage().word() + " routine " + binding().location() + " is over");
    }

    // --- the thread of control

    /** Runs to the end, or until the channel has to leave. */
    Outcome run(Outside kind) {
        if (astray.get() >= MOST_ASTRAY) {
            return failed("there are " + MOST_ASTRAY + " routines already that were ended and run on");
        }
        Thread thread =
                subject.pbx().clock().start(subject.name() + " " + binding().location(), () -> body(kind));
        while (subject.await(Clock.NEVER, this::isSomethingToDo)) {
            Request<?> next;
            synchronized (lock) {
                next = request;
                request = null;
                if (next == null && (failure == null || !subject.mustLeave())) {
                    over = true;
                    return outcome();
                }
            }
            if (next == null) {
                break; // it was told that it is over, and ended by that
            }
            if (subject.mustLeave()) {
                next.fail(ended());
                break;
            }
            routine.countPriority();
            next.serve(subject);
        }
        leave(thread);
        Outcome.Kind why = routine.endedBy();
        return Outcome.abnormal(
                why != null ? why : subject.isRedirected() ? Outcome.Kind.REDIRECTED : Outcome.Kind.CHANNEL_GONE,
                where());
    }

    private boolean isSomethingToDo() {
        synchronized (lock) {
            return finished || request != null;
        }
    }

    private void leave(Thread thread) {
        Request<?> waiting;
        synchronized (lock) {
            over = true;
            waiting = request;
            request = null;
            if (!finished) {
                astray.incrementAndGet();
            }
        }
        if (waiting != null) {
            waiting.fail(ended());
        } else {
            thread.interrupt();
        }
    }

    private Outcome outcome() {
        Throwable why = failure;
        return why == null ? Outcome.returned(returned) : failed(described(why));
    }

    private Outcome failed(String why) {
        return Outcome.abnormal(Outcome.Kind.FAILED, where() + ": " + why);
    }

    private String where() {
        return binding().boundAt().isEmpty() ? binding().boundBy() : binding().boundAt();
    }

    /** An exception with the place in the source from which it came. */
    private static String described(Throwable why) {
        Optional<StackTraceElement> at = java.util.Arrays.stream(why.getStackTrace())
                .filter(frame -> frame.getFileName() != null
                        && !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("org.hookswitch.pbx."))
                .findFirst();
        return why
                + at.map(f -> " (" + f.getFileName() + ":" + f.getLineNumber() + ")")
                        .orElse("");
    }

    // --- the routine's thread

    private void body(Outside kind) {
        String value = "";
        Throwable thrown = null;
        try {
            value = kind.run(this);
        } catch (Throwable t) { // of code that is not ours: whatever it throws ends its routine, and no more
            thrown = t;
        }
        synchronized (lock) {
            if (over) {
                astray.decrementAndGet();
            }
            finished = true;
            returned = value;
            failure = thrown;
        }
        subject.nudge();
    }

    /** Something to be done on the thread of control. */
    private static final class Request<T> {
        private final Function<Channel, T> action;
        private final Clock.Waiter waiter;
        private volatile boolean done;
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        Request(Function<Channel, T> action, Clock.Waiter waiter) {
            this.action = action;
            this.waiter = waiter;
        }

        void serve(Channel channel) {
            try {
                result = action.apply(channel);
            } catch (RuntimeException e) {
                failure = e;
            }
            done = true;
            waiter.wake();
        }

        void fail(RuntimeException why) {
            failure = why;
            done = true;
            waiter.wake();
        }

        T await() {
            while (!done) {
                waiter.await(Clock.NEVER);
            }
            RuntimeException why = failure;
            if (why != null) {
                throw why;
            }
            T value = result;
            if (value == null) {
                throw new IllegalStateException("an action gave nothing");
            }
            return value;
        }
    }
}
