package org.hookswitch.pjsip.kit;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads do: generously, and never longer than needed. */
public final class Await {

    private static final long SECONDS = 10;

    private Await() {}

    /** Waits until something is so. */
    public static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    public static void until(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("did not come about in " + SECONDS + " s: " + what.get());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** The next thing in a queue. */
    public static <T> T next(String what, BlockingQueue<T> queue) {
        try {
            T next = queue.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("did not come in " + SECONDS + " s: " + what);
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a future gives. */
    public static <T> T of(String what, CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(what, e);
        } catch (TimeoutException e) {
            throw new AssertionError("did not come in " + SECONDS + " s: " + what, e);
        }
    }
}
