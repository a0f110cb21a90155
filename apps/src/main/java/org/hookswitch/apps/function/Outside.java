package org.hookswitch.apps.function;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;

/**
 * Waits for the world outside, programs and the network, which keeps its own time whatever the switch's clock is. The
 * wait is given up when the channel has to leave what it does, and after a time anyway.
 */
public final class Outside {

    private static final int SLICE_MILLIS = 25;

    private Outside() {}

    /**
     * The result of work that others do; the work is cancelled when the wait is given up.
     *
     * @param mostMillis how long at most, in milliseconds
     * @return empty when the wait was given up
     * @throws ExecutionException when the work failed
     */
    public static <T> Optional<T> await(FunctionCall call, CompletableFuture<T> work, long mostMillis)
            throws ExecutionException {
        try {
            for (long waited = 0; waited < mostMillis; waited += SLICE_MILLIS) {
                try {
                    return Optional.of(work.get(SLICE_MILLIS, TimeUnit.MILLISECONDS));
                } catch (TimeoutException notYet) {
                    if (call.channel().map(Channel::mustLeave).orElse(false)) {
                        break;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.cancel(true);
        return Optional.empty();
    }
}
