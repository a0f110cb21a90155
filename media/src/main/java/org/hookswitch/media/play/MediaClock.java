package org.hookswitch.media.play;

/**
 * Calls back every {@value #TICK_MS} ms whoever has something to send.
 *
 * <p>Any thread. The real one is {@link TickThread}; a simulator gives its own, in virtual time.
 */
public interface MediaClock {
    /** Milliseconds from tick to tick. */
    int TICK_MS = 20;

    /** Starts calling the ticker, first at the next tick. Closing the result ends that. */
    Ticking start(Ticker ticker);

    /** Something that is done at every tick. */
    @FunctionalInterface
    interface Ticker {
        /** Must not block, nor take long: the other tickers wait. */
        void tick();
    }

    /** A ticker that is being called; closing it more than once does nothing. */
    interface Ticking extends AutoCloseable {
        /** No call begins any more after this; one under way on another thread may still end. */
        @Override
        void close();
    }
}
