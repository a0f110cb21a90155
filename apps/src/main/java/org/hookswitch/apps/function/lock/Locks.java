package org.hookswitch.apps.function.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Pbx;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Named locks, each held by one channel at a time: who asked first gets it first; who holds it may ask again and gives it
 * back as often. A request that would close a circle of channels waiting for each other fails at once.
 *
 * <p>A part of the switch; thread-safe. A lock belongs to its channel, whatever thread controls that, and is free when
 * the channel ends.
 */
final class Locks {

    private static final Logger LOG = LoggerFactory.getLogger(Locks.class);

    /** How long a channel that holds a lock waits for another, as in Asterisk. */
    private static final long PATIENCE_MILLIS = 3000;

    /** Most locks that one channel may hold. */
    private static final int LIMIT = 1000;

    private static final class Lock {
        final String name;

        @Nullable
        Channel owner;

        int count;
        final ArrayDeque<Request> queue = new ArrayDeque<>(1);

        Lock(String name) {
            this.name = name;
        }
    }

    private static final class Request {
        final Channel channel;
        volatile boolean granted;

        Request(Channel channel) {
            this.channel = channel;
        }
    }

    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<Channel, Lock> waiting = new HashMap<>();
    private final Map<Channel, Set<Lock>> held = new HashMap<>();

    private Locks() {}

    /** The locks of a switch. */
    static Locks of(Pbx pbx) {
        return pbx.part(Locks.class, p -> new Locks());
    }

    /** Frees what a channel holds when it ends. */
    private record Freeing(Locks locks, Channel channel) implements AutoCloseable {
        @Override
        public void close() {
            locks.releaseAll(channel);
        }
    }

    /** Takes a lock if nobody else holds it. */
    boolean tryTake(Channel channel, String name) {
        synchronized (this) {
            return takeFree(channel, name);
        }
    }

    /**
     * Takes a lock, waiting for it as long as it takes, or three seconds when the channel holds another. On the thread
     * that controls the channel.
     *
     * @return false when that time was not enough, when waiting would never end, and when the channel has to leave
     */
    boolean take(Channel channel, String name) {
        Request request;
        Lock lock;
        long deadline;
        synchronized (this) {
            if (takeFree(channel, name)) {
                return true;
            }
            lock = locks.computeIfAbsent(name, Lock::new);
            String circle = circle(channel, lock);
            if (circle != null) {
                LOG.warn(
                        "{} does not get the lock '{}', for they would wait for each other for ever: {} at {}",
                        channel,
                        name,
                        circle,
                        channel.whereNow());
                return false;
            }
            if (full(channel)) {
                return false;
            }
            request = new Request(channel);
            lock.queue.add(request);
            waiting.put(channel, lock);
            deadline = held.containsKey(channel) ? channel.pbx().clock().afterMillis(PATIENCE_MILLIS) : Clock.NEVER;
        }
        channel.await(deadline, () -> request.granted);
        synchronized (this) {
            if (!request.granted) {
                lock.queue.remove(request);
                waiting.remove(channel);
                forgetIfFree(lock);
            }
            return request.granted;
        }
    }

    private boolean takeFree(Channel channel, String name) {
        if (channel.isClosed()) {
            return false;
        }
        channel.attachment(Freeing.class, () -> new Freeing(this, channel));
        Lock lock = locks.get(name);
        if (lock == null) {
            if (full(channel)) {
                return false;
            }
            lock = new Lock(name);
            locks.put(name, lock);
            grant(lock, channel);
            return true;
        }
        if (lock.owner == channel) {
            lock.count++;
            return true;
        }
        return false;
    }

    private boolean full(Channel channel) {
        boolean full = held.getOrDefault(channel, Set.of()).size() >= LIMIT;
        if (full) {
            LOG.error("{} holds {} locks already", channel, LIMIT);
        }
        return full;
    }

    private void grant(Lock lock, Channel channel) {
        lock.owner = channel;
        lock.count = 1;
        held.computeIfAbsent(channel, c -> new HashSet<>(2)).add(lock);
    }

    /** The channels that would wait for each other, when this one waited for that lock; null when none would. */
    private @Nullable String circle(Channel channel, Lock wanted) {
        var story = new StringBuilder(channel.name());
        Lock lock = wanted;
        while (lock != null) {
            Channel owner = lock.owner;
            story.append(" waits for ").append(lock.name).append(" of ").append(owner);
            if (owner == channel) {
                return story.toString();
            }
            lock = owner == null ? null : waiting.get(owner);
        }
        return null;
    }

    /** Gives a lock back once; false when the channel does not hold it. */
    boolean release(Channel channel, String name) {
        Channel next = null;
        synchronized (this) {
            Lock lock = locks.get(name);
            if (lock == null || lock.owner != channel) {
                return false;
            }
            if (--lock.count == 0) {
                next = handOn(lock);
            }
        }
        if (next != null) {
            next.nudge();
        }
        return true;
    }

    /** Frees a lock, or gives it to whoever waits for it longest; who that is. */
    private @Nullable Channel handOn(Lock lock) {
        Channel owner = lock.owner;
        Set<Lock> own = owner == null ? null : held.get(owner);
        if (own != null) {
            own.remove(lock);
            if (own.isEmpty()) {
                held.remove(owner);
            }
        }
        lock.owner = null;
        Request next = lock.queue.poll();
        if (next == null) {
            forgetIfFree(lock);
            return null;
        }
        waiting.remove(next.channel);
        grant(lock, next.channel);
        next.granted = true;
        return next.channel;
    }

    private void forgetIfFree(Lock lock) {
        if (lock.owner == null && lock.queue.isEmpty()) {
            locks.remove(lock.name, lock);
        }
    }

    private void releaseAll(Channel channel) {
        List<Channel> next = new ArrayList<>();
        synchronized (this) {
            for (Lock lock : List.copyOf(held.getOrDefault(channel, Set.of()))) {
                Channel follower = handOn(lock);
                if (follower != null) {
                    next.add(follower);
                }
            }
        }
        next.forEach(Channel::nudge);
    }

    /** How many locks are held or waited for. */
    synchronized int size() {
        return locks.size();
    }
}
