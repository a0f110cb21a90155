package org.hookswitch.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.function.Supplier;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;

/**
 * What every room promises for every text: it returns, soon, with little memory, and says no more about it than anybody
 * will read.
 *
 * <p>Time is that of the processor in this thread, so that a busy machine makes no finding. For one thread.
 */
final class Promise {

    /** A broken promise. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /** For instrumented code and a text of at most {@link #LONG} characters. */
    private static final long NANOSECONDS = 10_000_000_000L;

    /** Bytes allocated for one text, most of them dead at once; what is live, the heap bounds. */
    private static final long BYTES = 4L << 30;

    /** As long as a line of a configuration file may be. */
    static final int LONG = 60_000;

    /** One diagnostic as it is shown, in characters. */
    private static final int DIAGNOSTIC = 8_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Promise() {}

    /** Runs some work and throws when it took too much. */
    static <T> T within(String what, Supplier<T> work) {
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        T result = work.get();
        long took = THREADS.getCurrentThreadCpuTime() - time;
        long used = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (took > NANOSECONDS) {
            throw new Broken(what + " took " + took / 1_000_000 + " ms");
        }
        if (used > BYTES) {
            throw new Broken(what + " allocated " + (used >> 20) + " MiB");
        }
        return result;
    }

    static void within(String what, Runnable work) {
        within(what, () -> {
            work.run();
            return "";
        });
    }

    /** Throws when something that must hold does not. */
    static void holds(boolean condition, String what) {
        if (!condition) {
            throw new Broken(what);
        }
    }

    /** Throws when there are too many diagnostics, or one is too long, or one points outside of the text. */
    static void bounded(Collection<Diagnostic> diagnostics, int lines) {
        // One more says how many were left out.
        holds(diagnostics.size() <= Diagnostics.DEFAULT_LIMIT + 1, diagnostics.size() + " diagnostics");
        for (Diagnostic diagnostic : diagnostics) {
            int line = diagnostic.location().line();
            holds(line >= 0 && line <= lines, "line " + line + " of " + lines + ": " + diagnostic);
            int length = diagnostic.render().length();
            holds(length <= DIAGNOSTIC, "a diagnostic of " + length + " characters");
        }
    }

    /**
     * The text over and over, for what grows faster than the text; asked for by one in two hundred texts, as it is slow.
     * Which ones is decided by the text, so that a finding can be repeated.
     */
    static boolean isRepeated(String text) {
        return !text.isEmpty() && Math.floorMod(text.hashCode(), 200) == 0;
    }

    static String repeated(String text) {
        return text.repeat(Math.max(1, LONG / text.length()));
    }
}
