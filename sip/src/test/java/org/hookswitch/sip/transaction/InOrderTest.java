package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InOrderTest {

    private final InOrder calls = new InOrder();

    @Test
    void whatACallCausesIsDeliveredAfterItReturned() {
        List<String> seen = new ArrayList<>();
        calls.add(() -> {
            seen.add("first begins");
            calls.add(() -> seen.add("second"));
            calls.deliver();
            seen.add("first ends");
        });
        calls.deliver();
        assertThat(seen).containsExactly("first begins", "first ends", "second");
    }

    @Test
    void aCallThatFailsDoesNotKeepTheNextFromBeingMade() {
        List<String> seen = new ArrayList<>();
        calls.add(() -> {
            throw new IllegalStateException("on purpose");
        });
        calls.add(() -> seen.add("next"));
        calls.deliver();
        assertThat(seen).containsExactly("next");
    }

    @Test
    void aThreadThatComesWhileAnotherDeliversLeavesItsCallToThatOne() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        List<String> seen = new ArrayList<>();
        calls.add(() -> {
            inside.countDown();
            awaitQuietly(mayEnd);
            seen.add("first");
        });
        Thread first = Thread.ofPlatform().start(calls::deliver);
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
        calls.add(() -> seen.add("second on " + Thread.currentThread().threadId()));
        calls.deliver();
        assertThat(seen).isEmpty();
        mayEnd.countDown();
        first.join();
        assertThat(seen).containsExactly("first", "second on " + first.threadId());
    }

    @Test
    void noTwoCallsAreEverMadeAtOnceAndNoneIsLost() throws InterruptedException {
        var within = new AtomicInteger();
        var together = new AtomicInteger();
        var made = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 2000; i++) {
                    calls.add(() -> {
                        if (within.incrementAndGet() > 1) {
                            together.incrementAndGet();
                        }
                        made.incrementAndGet();
                        within.decrementAndGet();
                    });
                    calls.deliver();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(together).hasValue(0);
        assertThat(made).hasValue(16_000);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
