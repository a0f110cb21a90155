package org.hookswitch.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or SIGINT, so that the process ends in order and with exit code 0.
 *
 * <p>A second signal ends it at once, with the exit code that shells give a killed process.
 *
 * <p>The JDK's only door to signals is {@code sun.misc.Signal} of the module jdk.unsupported. It is called by
 * reflection, for javac warns of every mention of it and cannot be told not to.
 */
final class StopSignals implements AutoCloseable {

    private record Replaced(Object signal, Object handlerBefore) {}

    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Replaced> replaced = new ArrayList<>();
    private final Method handle;

    private StopSignals(Method handle) {
        this.handle = handle;
    }

    static StopSignals listen() {
        try {
            Class<?> signalClass = Class.forName("sun.misc.Signal");
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            var signals = new StopSignals(signalClass.getMethod("handle", signalClass, handlerClass));
            for (String name : List.of("TERM", "INT")) {
                Object signal = signalClass.getConstructor(String.class).newInstance(name);
                int number = (int) signalClass.getMethod("getNumber").invoke(signal);
                Object handler = Proxy.newProxyInstance(
                        StopSignals.class.getClassLoader(),
                        new Class<?>[] {handlerClass},
                        (self, method, arguments) -> {
                            if (method.getName().equals("handle")) {
                                signals.received(number);
                                return null;
                            }
                            return method.invoke(signals, arguments); // equals, hashCode, toString
                        });
                signals.replaced.add(new Replaced(signal, signals.handle.invoke(null, signal, handler)));
            }
            return signals;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java gives no access to signals", e);
        }
    }

    /** Returns when a signal has come, or somebody asked. */
    void await() throws InterruptedException {
        stop.await();
    }

    /** Ends the wait as a signal would. */
    void ask() {
        stop.countDown();
    }

    private void received(int number) {
        if (stop.getCount() == 0) {
            Runtime.getRuntime().halt(128 + number);
        }
        stop.countDown();
    }

    @Override
    public void close() {
        for (Replaced entry : replaced) {
            try {
                handle.invoke(null, entry.signal(), entry.handlerBefore());
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot give back a signal", e);
            }
        }
    }
}
