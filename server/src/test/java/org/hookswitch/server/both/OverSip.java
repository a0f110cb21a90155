package org.hookswitch.server.both;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hookswitch.phone.PhoneCall;
import org.hookswitch.phone.SipPhone;

/** A scene over SIP and RTP, in real time. Thread-safe. */
final class OverSip implements Stage {

    private final Scene scene;
    private final Map<String, SipPhone> phones;
    private final Map<String, Player> players = new ConcurrentHashMap<>();
    private final AtomicInteger toCome = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    OverSip(Scene scene, Map<String, SipPhone> phones) {
        this.scene = scene;
        this.phones = phones;
    }

    @Override
    public Phone phone(String person) {
        return players.computeIfAbsent(
                person, p -> new Player(Objects.requireNonNull(phones.get(scene.phone(p)), scene.phone(p))));
    }

    /** Whether everything that the script planned has been done. */
    boolean isPlayed() {
        if (failure.get() != null) {
            throw new AssertionError(scene.name(), failure.get());
        }
        return toCome.get() == 0;
    }

    private void later(int millis, Runnable action) {
        toCome.incrementAndGet();
        CompletableFuture.runAsync(action, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .whenComplete((done, why) -> {
                    if (why != null) {
                        failure.compareAndSet(null, why);
                    }
                    toCome.decrementAndGet();
                });
    }

    private final class Player implements Phone {
        private final SipPhone phone;
        private final CompletableFuture<PhoneCall> call = new CompletableFuture<>();
        private volatile CompletableFuture<Integer> reinvites = CompletableFuture.completedFuture(200);

        Player(SipPhone phone) {
            this.phone = phone;
            phone.whenCalled(this::rings);
        }

        private void rings(PhoneCall called) {
            call.complete(called);
            called.ring();
        }

        private PhoneCall call() {
            PhoneCall there = call.getNow(null);
            if (there == null) {
                throw new IllegalStateException(phone.user() + " is in no call");
            }
            return there;
        }

        @Override
        public Phone answersAfter(int millis) {
            phone.whenCalled(called -> {
                rings(called);
                later(millis, () -> {
                    if (!called.ended().isDone()) {
                        called.answer();
                    }
                });
            });
            return this;
        }

        @Override
        public Phone rejects(int status) {
            phone.whenCalled(called -> called.reject(status));
            return this;
        }

        @Override
        public Phone diverts(String number) {
            phone.whenCalled(called -> called.divert(number));
            return this;
        }

        @Override
        public void dials(String number) {
            call.complete(phone.call(number));
        }

        @Override
        public Phone ringing(int millis, Consumer<Phone> action) {
            return when(PhoneCall::ringing, millis, action);
        }

        @Override
        public Phone talking(int millis, Consumer<Phone> action) {
            return when(PhoneCall::answered, millis, action);
        }

        private Phone when(Function<PhoneCall, CompletableFuture<Integer>> moment, int millis, Consumer<Phone> action) {
            toCome.incrementAndGet();
            call.thenCompose(moment).whenComplete((status, why) -> {
                later(millis, () -> action.accept(this));
                toCome.decrementAndGet();
            });
            return this;
        }

        @Override
        public void hangUp() {
            call().hangUp();
        }

        @Override
        public void press(char key) {
            call().press(key);
        }

        @Override
        public void hold() {
            reinvites = reinvites.thenCompose(before -> call().hold());
        }

        @Override
        public void resume() {
            reinvites = reinvites.thenCompose(before -> call().resume());
        }
    }
}
