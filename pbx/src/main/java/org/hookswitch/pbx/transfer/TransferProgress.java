package org.hookswitch.pbx.transfer;

import java.util.function.Consumer;
import org.hookswitch.pbx.Signal;
import org.jspecify.annotations.Nullable;

/**
 * How a channel fares that was transferred without anybody having asked the new party: whoever transferred it is told
 * until it is answered, refused, or gone. It belongs to the channel and ends with it.
 *
 * <p>Any thread. The listener is called with no lock held and must not wait.
 */
public final class TransferProgress implements AutoCloseable {

    /** What the transferred party meets; the last four are the end of it. */
    public enum Step {
        PROCEEDING,
        RINGING,
        PROGRESS,
        ANSWERED,
        BUSY,
        CONGESTION,
        GONE;

        public boolean isLast() {
            return compareTo(ANSWERED) >= 0;
        }
    }

    private @Nullable Consumer<Step> listener;

    TransferProgress() {}

    /** Who is told; who was told before is told that the party is gone. */
    void tell(Consumer<Step> wanted) {
        Consumer<Step> before;
        synchronized (this) {
            before = listener;
            listener = wanted;
        }
        if (before != null) {
            before.accept(Step.GONE);
        }
    }

    /** The channel was told this; for the channel. */
    public void told(Signal.Indication indication) {
        switch (indication) {
            case Signal.Proceeding _ -> step(Step.PROCEEDING);
            case Signal.Ringing _ -> step(Step.RINGING);
            case Signal.Progress _ -> step(Step.PROGRESS);
            case Signal.Answered _ -> step(Step.ANSWERED);
            case Signal.Busy _ -> step(Step.BUSY);
            case Signal.Congestion _ -> step(Step.CONGESTION);
            default -> {}
        }
    }

    private void step(Step step) {
        Consumer<Step> now;
        synchronized (this) {
            now = listener;
            if (step.isLast()) {
                listener = null;
            }
        }
        if (now != null) {
            now.accept(step);
        }
    }

    @Override
    public void close() {
        step(Step.GONE);
    }
}
