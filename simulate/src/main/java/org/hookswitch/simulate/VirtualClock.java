package org.hookswitch.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.hookswitch.pbx.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time: exactly one thread of control runs at a time, the next is chosen by a seeded scheduler, and when all of
 * them wait, time jumps to the next deadline. A run with the same seed is the same run.
 *
 * <p>Threads of control are started by {@link #start} and wait in {@link Clock.Waiter#await}. Another may be chosen
 * where one waits, where it is about to wait ({@link #waiter}) and where it has started another; so nobody may hold a
 * lock there, and a run in which somebody does fails. The thread that owns the simulation is none of them: it lets them
 * run by {@link #run}, and may post to them between two such calls.
 */
public final class VirtualClock implements Clock {

    /** How long the owner sleeps, in real time, before it looks whether the one that runs is stuck. */
    private static final long LOOK_NANOS = 500_000_000L;

    /** So often in a row it finds a thread at a lock before it gives the run up. */
    private static final int LOOKS = 4;

    private final Object lock = new Object();
    private final Random random;
    private final Instant epoch;
    private final List<Task> ready = new ArrayList<>();
    private final List<Timed> due = new ArrayList<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>();
    private long now;
    private long sequence;
    private int living;
    private @Nullable Task running;
    private @Nullable Thread owner;
    private long limit = NEVER;
    private long choices;
    private long order = 1;
    private @Nullable Throwable failure;

    /** Time begins at {@code start}; {@code seed} chooses among the orders in which simultaneous things may happen. */
    public VirtualClock(Instant start, long seed) {
        epoch = start;
        random = new Random(seed);
    }

    /** A thread of control. */
    private final class Task {
        final Thread thread;
        boolean mayRun;

        Task(String name, Runnable body) {
            thread = Thread.ofVirtual().name(name).unstarted(() -> {
                pause(this);
                try {
                    body.run();
                } catch (Throwable t) {
                    synchronized (lock) {
                        failure = t;
                    }
                } finally {
                    synchronized (lock) {
                        living--;
                        running = null;
                        handOver();
                    }
                }
            });
        }
    }

    /** Something that happens at a moment: a waiter's deadline or an alarm. */
    private static final class Timed implements Comparable<Timed> {
        final long at;
        final long order;
        final Runnable action;
        boolean cancelled;

        Timed(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        @Override
        public int compareTo(Timed other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    // --- Clock

    @Override
    public Instant now() {
        synchronized (lock) {
            return epoch.plusNanos(now);
        }
    }

    @Override
    public long nanos() {
        synchronized (lock) {
            return now;
        }
    }

    @Override
    public Thread start(String name, Runnable body) {
        var task = new Task(name, body);
        synchronized (lock) {
            living++;
            ready.add(task);
        }
        task.thread.start();
        letOthers();
        return task.thread;
    }

    @Override
    public Alarm at(long deadline, Runnable action) {
        synchronized (lock) {
            Timed t = schedule(deadline, action);
            return () -> {
                synchronized (lock) {
                    cancel(t);
                }
            };
        }
    }

    @Override
    public Waiter waiter() {
        letOthers();
        return new Waiting();
    }

    /** Lets the seed choose who goes on: the thread of control that calls, or something else that may happen now. */
    private void letOthers() {
        Task me;
        synchronized (lock) {
            me = running;
            if (me == null || Thread.currentThread() != me.thread || (ready.isEmpty() && due.isEmpty())) {
                return;
            }
            me.mayRun = false;
            ready.add(me);
            running = null;
            handOver();
        }
        pause(me);
    }

    private final class Waiting implements Waiter {
        private boolean permit;
        private @Nullable Task waiting;

        @Override
        public boolean await(long deadline) {
            Task me;
            Timed timeout = null;
            synchronized (lock) {
                if (permit) {
                    permit = false;
                    return true;
                }
                if (deadline <= now) {
                    return false;
                }
                me = running;
                if (me == null || Thread.currentThread() != me.thread) {
                    throw new IllegalStateException("a thread that is not simulated waits: " + Thread.currentThread());
                }
                waiting = me;
                if (deadline != NEVER) {
                    timeout = schedule(deadline, this::timeUp);
                }
                me.mayRun = false;
                running = null;
                handOver();
            }
            pause(me);
            synchronized (lock) {
                if (timeout != null) {
                    cancel(timeout);
                }
                boolean woken = permit;
                permit = false;
                return woken;
            }
        }

        @Override
        public void wake() {
            synchronized (lock) {
                permit = true;
                makeReady();
            }
        }

        private void timeUp() {
            synchronized (lock) {
                makeReady();
            }
        }

        private void makeReady() {
            if (waiting != null) {
                ready.add(waiting);
                waiting = null;
            }
        }
    }

    // --- the scheduler

    private static void pause(Task task) {
        while (!isChosen(task)) {
            LockSupport.park(task);
        }
    }

    private static boolean isChosen(Task task) {
        synchronized (task) {
            return task.mayRun;
        }
    }

    private Timed schedule(long deadline, Runnable action) {
        var t = new Timed(deadline, sequence++, action);
        timed.add(t);
        return t;
    }

    private void cancel(Timed t) {
        t.cancelled = true;
        timed.remove(t);
        due.remove(t);
    }

    /**
     * Lets something happen next: a thread of control that is ready goes on, or something that is due is done, whichever
     * the seed chooses; when there is neither, time jumps. When nothing is left to do, the owner goes on. Holds the lock.
     */
    private void handOver() {
        while (failure == null) {
            if (ready.isEmpty() && due.isEmpty() && !timeJumps()) {
                break;
            }
            int possible = ready.size() + due.size();
            int choice = possible == 1 ? 0 : choose(possible);
            if (choice < ready.size()) {
                resume(ready.remove(choice));
                return;
            }
            Timed timed = due.remove(choice - ready.size());
            if (!timed.cancelled) {
                timed.action.run();
            }
        }
        LockSupport.unpark(owner);
    }

    private int choose(int possible) {
        int choice = random.nextInt(possible);
        choices++;
        order = (order * 31 + choice) * 0x9E3779B97F4A7C15L + possible;
        return choice;
    }

    private void resume(Task chosen) {
        running = chosen;
        synchronized (chosen) {
            chosen.mayRun = true;
        }
        LockSupport.unpark(chosen.thread);
    }

    /** Makes due what comes next; false when there is nothing, or not before the limit. */
    private boolean timeJumps() {
        Timed next = timed.peek();
        if (next == null || next.at > limit) {
            return false;
        }
        now = Math.max(now, next.at);
        while (!timed.isEmpty() && timed.peek().at <= now) {
            due.add(timed.poll());
        }
        return true;
    }

    // --- for the owner

    /** Lets everything run until nothing happens any more, at most for this much virtual time. */
    public void run(Duration most) {
        synchronized (lock) {
            owner = Thread.currentThread();
            limit = now + most.toNanos();
            handOver();
        }
        int stuck = 0;
        while (isBusy()) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            stuck = isAtALock() ? stuck + 1 : 0;
            if (stuck == LOOKS) {
                throw new IllegalStateException("a lock is held where another thread of control may be chosen: " + who()
                        + " waits for it at " + where());
            }
        }
        synchronized (lock) {
            if (failure != null) {
                throw new IllegalStateException("a thread of control failed", failure);
            }
        }
    }

    private @Nullable Thread runningThread() {
        synchronized (lock) {
            return running == null ? null : running.thread;
        }
    }

    /** Only one runs, so one that waits for a lock waits for somebody who does not run. */
    private boolean isAtALock() {
        Thread thread = runningThread();
        return thread != null && thread.getState() == Thread.State.BLOCKED;
    }

    private String who() {
        Thread thread = runningThread();
        return thread == null ? "nobody" : thread.getName();
    }

    private String where() {
        Thread thread = runningThread();
        StackTraceElement[] stack = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
        return stack.length == 0 ? "an unknown place" : stack[0].toString();
    }

    /** Lets exactly this much virtual time pass. */
    public void pass(Duration time) {
        long until;
        synchronized (lock) {
            until = now + time.toNanos();
        }
        run(time);
        synchronized (lock) {
            now = Math.max(now, until);
        }
    }

    private boolean isBusy() {
        synchronized (lock) {
            if (failure != null) {
                return false;
            }
            Timed next = timed.peek();
            return running != null || !ready.isEmpty() || !due.isEmpty() || (next != null && next.at <= limit);
        }
    }

    /** How often more than one thing could have happened next, and the seed chose. */
    public long choices() {
        synchronized (lock) {
            return choices;
        }
    }

    /** Stands for the order of things so far: runs of one scenario in which it differs took different orders. */
    public long order() {
        synchronized (lock) {
            return order;
        }
    }

    /** Threads of control that have not ended. */
    public int living() {
        synchronized (lock) {
            return living;
        }
    }

    /** Deadlines and alarms that are still to come. */
    public int pending() {
        synchronized (lock) {
            return timed.size() + due.size();
        }
    }
}
