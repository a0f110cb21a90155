package org.hookswitch.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hookswitch.media.Codec;
import org.hookswitch.media.CollectingSink.Seen;
import org.hookswitch.media.FixedPort;
import org.hookswitch.media.play.Player.End;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private final ManualClock clock = new ManualClock();
    private final FixedPort port = new FixedPort(Codec.ULAW);
    private final List<End> ends = new ArrayList<>();

    /** So many frames, each filled with its number. */
    private static final class Numbered implements AudioSource {
        private final int frames;
        private int next;
        private boolean closed;

        private Numbered(int frames) {
            this.frames = frames;
        }

        @Override
        public Codec codec() {
            return Codec.ULAW;
        }

        @Override
        public int read(ByteBuffer into, int offset) {
            if (next == frames) {
                return END;
            }
            for (int i = 0; i < 160; i++) {
                into.put(offset + i, (byte) next);
            }
            next++;
            return 160;
        }

        @Override
        public long seek(long milliseconds) {
            next = (int) Math.min(frames, milliseconds / 20);
            return next * 20L;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private List<Integer> played() {
        return port.heard().seen().stream().map(s -> (int) s.payload().get(0)).toList();
    }

    @Test
    void oneFrameIsSentEveryTickAndTheEndIsToldOnceTheSourceIsClosed() {
        Numbered source = new Numbered(3);
        Player.start(clock, port, source, end -> {
            assertThat(source.closed).isTrue();
            ends.add(end);
        });
        assertThat(played()).isEmpty();

        clock.advance(20);
        assertThat(played()).containsExactly(0);
        clock.advance(100);

        assertThat(played()).containsExactly(0, 1, 2);
        assertThat(ends).containsExactly(End.FINISHED);
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void framesFollowEachOtherInNumberAndTimeAndOnlyTheFirstIsMarked() {
        Player.start(clock, port, new Numbered(3), ends::add);
        clock.advance(60);

        List<Seen> seen = port.heard().seen();
        assertThat(seen).extracting(Seen::sequence).containsExactly(0, 1, 2);
        assertThat(seen).extracting(Seen::timestamp).containsExactly(0, 160, 320);
        assertThat(seen).extracting(Seen::marker).containsExactly(true, false, false);
        assertThat(seen).extracting(Seen::timeline).containsOnly(seen.getFirst().timeline());
    }

    @Test
    void aStoppedPlayerSendsNothingMoreAndSaysSoOnce() {
        Player player = Player.start(clock, port, new Numbered(10), ends::add);
        clock.advance(40);
        player.stop();
        player.stop();
        clock.advance(40);

        assertThat(played()).containsExactly(0, 1);
        assertThat(ends).containsExactly(End.STOPPED);
    }

    @Test
    void aPausedPlayerGoesOnWhereItStopped() {
        Player player = Player.start(clock, port, new Numbered(10), ends::add);
        clock.advance(40);
        player.pause();
        clock.advance(100);
        assertThat(player.position()).isEqualTo(40);
        player.resume();
        clock.advance(20);

        assertThat(played()).containsExactly(0, 1, 2);
        assertThat(port.heard().seen().getLast().marker()).isTrue();
    }

    @Test
    void skippingStaysWithinTheSource() {
        Player player = Player.start(clock, port, new Numbered(10), ends::add);
        clock.advance(40);
        player.skip(80);
        clock.advance(20);
        player.skip(-10_000);
        clock.advance(20);
        assertThat(player.position()).isEqualTo(20);
        player.skip(10_000);
        clock.advance(20);

        assertThat(played()).containsExactly(0, 1, 6, 0);
        assertThat(ends).containsExactly(End.FINISHED);
    }

    @Test
    void aPlaylistPlaysItsSourcesWithoutAPause() {
        List<Supplier<AudioSource>> sources =
                List.of(() -> new Numbered(2), () -> Silence.of(20), () -> new Numbered(1));
        Player.start(clock, port, new Playlist(sources.iterator(), Runnable::run), ends::add);
        clock.advance(200);

        assertThat(played()).containsExactly(0, 1, -1, 0);
        assertThat(ends).containsExactly(End.FINISHED);
    }

    @Test
    void aSourceThatFailsEndsThePlayer() {
        Player.start(
                clock,
                port,
                new AudioSource() {
                    @Override
                    public Codec codec() {
                        return Codec.ULAW;
                    }

                    @Override
                    public int read(ByteBuffer into, int offset) {
                        throw new IllegalStateException("planted");
                    }

                    @Override
                    public long seek(long milliseconds) {
                        return 0;
                    }

                    @Override
                    public void close() {}
                },
                ends::add);
        clock.advance(40);

        assertThat(ends).containsExactly(End.FAILED);
        assertThat(clock.isIdle()).isTrue();
    }
}
