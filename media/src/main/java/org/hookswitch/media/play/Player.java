package org.hookswitch.media.play;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaPort;
import org.hookswitch.media.Patch;
import org.hookswitch.media.play.MediaClock.Ticking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a source to a port's device, 20 ms every tick of a clock.
 *
 * <p>Any thread. The end is told exactly once, on the clock's thread or on the one that stopped the player, with no lock
 * of the player held; the source is closed by then.
 */
public final class Player {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);

    /** How playing ended. */
    public enum End {
        /** The source was played to its end. */
        FINISHED,
        /** {@link Player#stop()} was called. */
        STOPPED,
        /** The source failed; the log has why. */
        FAILED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final AudioSource source;
    private final FrameSink device;
    private final Consumer<End> whenEnded;
    private final Frame frame = new Frame();
    private final ByteBuffer buffer = Frame.newBuffer();
    // All below guarded by lock.
    private int timeline = ThreadLocalRandom.current().nextInt();
    private int sequence;
    private int timestamp;
    private Codec codec;
    private boolean marker = true;
    private boolean paused;
    private boolean ended;
    private long position;
    /** Set by start() before the clock can have ticked into it for the last time; closed at the end. */
    private Ticking ticking = () -> {};

    private Player(MediaPort port, AudioSource source, Consumer<End> whenEnded) {
        this.source = source;
        this.device = Patch.into(port);
        this.whenEnded = whenEnded;
        this.codec = source.codec();
    }

    /**
     * Starts playing at the clock's next tick.
     *
     * @param source belongs to the player from now on
     * @param whenEnded is told how it ended; must not block
     */
    public static Player start(MediaClock clock, MediaPort port, AudioSource source, Consumer<End> whenEnded) {
        Player player = new Player(port, source, whenEnded);
        player.lock.lock();
        try {
            player.ticking = clock.start(player::tick);
        } finally {
            player.lock.unlock();
        }
        return player;
    }

    /** Ends it now, if it has not ended yet. */
    public void stop() {
        end(End.STOPPED);
    }

    /** Sends nothing until {@link #resume()}. */
    public void pause() {
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
    }

    /** Goes on where {@link #pause()} stopped. */
    public void resume() {
        lock.lock();
        try {
            paused = false;
            marker = true;
        } finally {
            lock.unlock();
        }
    }

    /** Goes so many milliseconds forward, or back when negative, not beyond beginning and end. */
    public void skip(int milliseconds) {
        lock.lock();
        try {
            if (!ended) {
                position = source.seek(Math.max(0, position + milliseconds));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Milliseconds of the source played so far. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        End end = null;
        lock.lock();
        try {
            if (paused || ended) {
                return;
            }
            int bytes = source.read(buffer, Frame.HEADROOM);
            if (bytes == AudioSource.END) {
                end = End.FINISHED;
            } else if (bytes > 0) {
                send(bytes);
            }
        } catch (RuntimeException e) {
            LOG.warn("playing {} failed after {} ms", source, position, e);
            end = End.FAILED;
        } finally {
            lock.unlock();
        }
        if (end != null) {
            end(end);
        }
    }

    private void send(int bytes) {
        if (source.codec() != codec) {
            codec = source.codec();
            // Another clock rate, perhaps: timestamps of before mean nothing now.
            timeline++;
        }
        frame.audio(codec, buffer, Frame.HEADROOM, bytes).at(timeline, sequence, timestamp, marker);
        marker = false;
        sequence = (sequence + 1) & 0xffff;
        timestamp += frame.ticks();
        position += MediaClock.TICK_MS;
        device.accept(frame);
    }

    private void end(End how) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            ticking.close();
            source.close();
        } finally {
            lock.unlock();
        }
        whenEnded.accept(how);
    }
}
