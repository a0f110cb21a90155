package org.hookswitch.media.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.codec.Resampler;
import org.hookswitch.media.play.AudioInlet;
import org.hookswitch.media.play.MediaClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what a device says, what it hears, or both together, to files.
 *
 * <p>Any thread. The clock gives the pace, so silence and lost packets take the time they took. Disks are waited for on a
 * thread of the recorder's own; when they stay behind by more than {@value #BLOCKS_WAITING} blocks of 200 ms, audio is
 * dropped and counted. Attach {@link #fromDevice()} and {@link #toDevice()} to a {@link org.hookswitch.media.TapPoint}, or
 * give one of them to a port.
 */
public final class Recorder implements AutoCloseable {
    static final int BLOCKS_WAITING = 25;
    private static final int TICKS_A_BLOCK = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** Whose voice a file holds. */
    public enum Voice {
        /** What the device says. */
        FROM_DEVICE,
        /** What the device hears. */
        TO_DEVICE,
        /** Both, mixed. */
        BOTH
    }

    /** A file and whose voice it holds. */
    public record Track(Voice voice, SoundWriter writer) {}

    private final int rate;
    private final int tickSamples;
    private final AudioInlet said;
    private final AudioInlet heard;
    private final Thread writing;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS_WAITING + 1);
    private final BlockingQueue<Block> spare = new ArrayBlockingQueue<>(BLOCKS_WAITING + 1);
    private final MediaClock.Ticking ticking;
    private final short[] one;
    private final short[] other;
    // Guarded by this.
    private Block block;
    private boolean paused;
    private boolean closed;
    private long ticks;
    private long dropped;

    private volatile @Nullable MediaException failure;

    private Recorder(MediaClock clock, List<Track> tracks) {
        rate = tracks.stream().mapToInt(t -> t.writer().sampleRate()).max().orElse(8000);
        tickSamples = rate / 1000 * MediaClock.TICK_MS;
        said = new AudioInlet(rate);
        heard = new AudioInlet(rate);
        one = new short[tickSamples];
        other = new short[tickSamples];
        block = new Block(tickSamples * TICKS_A_BLOCK);
        List<Output> outputs = new ArrayList<>();
        tracks.forEach(t -> outputs.add(new Output(t, rate)));
        writing = Thread.ofVirtual().name("recorder").start(() -> write(outputs));
        ticking = clock.start(this::tick);
    }

    /** Begins at the clock's next tick; the writers belong to the recorder from now on. */
    public static Recorder start(MediaClock clock, List<Track> tracks) {
        return new Recorder(clock, List.copyOf(tracks));
    }

    /** Takes what the device says. */
    public FrameSink fromDevice() {
        return said;
    }

    /** Takes what the device hears. */
    public FrameSink toDevice() {
        return heard;
    }

    /** Writes nothing until {@link #resume()}: the files become shorter by that time. */
    public synchronized void pause() {
        paused = true;
    }

    /** Goes on after {@link #pause()}. */
    public synchronized void resume() {
        paused = false;
    }

    /** How much has been recorded, milliseconds. */
    public synchronized long milliseconds() {
        return ticks * MediaClock.TICK_MS;
    }

    /** Blocks of 200 ms that were dropped because the disk stayed behind. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Why nothing is written any more, if so. */
    public Optional<MediaException> failure() {
        return Optional.ofNullable(failure);
    }

    private synchronized void tick() {
        said.pull(one, tickSamples);
        heard.pull(other, tickSamples);
        if (paused || closed) {
            return;
        }
        block.add(one, other, tickSamples);
        ticks++;
        if (block.isFull()) {
            handOver();
        }
    }

    private void handOver() {
        if (full.size() >= BLOCKS_WAITING || !full.offer(block)) {
            dropped++;
            block.clear();
            return;
        }
        Block next = spare.poll();
        block = next == null ? new Block(tickSamples * TICKS_A_BLOCK) : next;
    }

    private void write(List<Output> outputs) {
        try {
            for (Block next = full.take(); next.count > 0; next = full.take()) {
                for (Output output : outputs) {
                    output.write(next);
                }
                next.clear();
                spare.offer(next);
            }
        } catch (MediaException e) {
            failure = e;
            LOG.error("a recording ends early: {}", e.getMessage());
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outputs.forEach(Output::close);
        }
    }

    /** Goes on taking blocks, so that whoever closes is not kept waiting. */
    private void drain() {
        try {
            while (full.take().count > 0) {
                // Nowhere to write it.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the files and waits until all is written; more than once does nothing. */
    @Override
    public void close() {
        ticking.close();
        synchronized (this) {
            if (!closed) {
                closed = true;
                try {
                    if (block.count > 0) {
                        full.put(block);
                    }
                    full.put(new Block(0));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    writing.interrupt();
                }
            }
        }
        try {
            writing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both voices for a while. */
    private static final class Block {
        private final short[] said;
        private final short[] heard;
        private int count;

        private Block(int samples) {
            said = new short[samples];
            heard = new short[samples];
        }

        private void add(short[] from, short[] to, int samples) {
            System.arraycopy(from, 0, said, count, samples);
            System.arraycopy(to, 0, heard, count, samples);
            count += samples;
        }

        private boolean isFull() {
            return count == said.length;
        }

        private void clear() {
            count = 0;
        }
    }

    private static final class Output {
        private final Track track;
        private final @Nullable Resampler resampler;
        private short[] samples = new short[0];
        private short[] resampled = new short[0];

        private Output(Track track, int rate) {
            this.track = track;
            int wanted = track.writer().sampleRate();
            resampler = wanted == rate ? null : new Resampler(rate, wanted);
        }

        private void write(Block block) {
            short[] voice = switch (track.voice()) {
                case FROM_DEVICE -> block.said;
                case TO_DEVICE -> block.heard;
                case BOTH -> mixed(block);
            };
            if (resampler == null) {
                track.writer().write(voice, 0, block.count);
                return;
            }
            if (resampled.length < resampler.outputFor(block.count)) {
                resampled = new short[resampler.outputFor(block.count)];
            }
            track.writer().write(resampled, 0, resampler.resample(voice, block.count, resampled));
        }

        private short[] mixed(Block block) {
            if (samples.length < block.count) {
                samples = new short[block.count];
            }
            for (int i = 0; i < block.count; i++) {
                samples[i] = (short) Math.clamp(block.said[i] + block.heard[i], Short.MIN_VALUE, Short.MAX_VALUE);
            }
            return samples;
        }

        private void close() {
            try {
                track.writer().close();
            } catch (MediaException e) {
                LOG.error("a recording was not ended well: {}", e.getMessage());
            }
        }
    }
}
