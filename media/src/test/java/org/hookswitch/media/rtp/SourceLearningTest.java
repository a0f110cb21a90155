package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceLearningTest {
    private static final long MS = 1_000_000;
    private final InetSocketAddress peer = new InetSocketAddress("192.0.2.1", 4000);
    private final InetSocketAddress moved = new InetSocketAddress("192.0.2.1", 4500);
    private final InetSocketAddress stranger = new InetSocketAddress("198.51.100.9", 666);
    private final SourceLearning learning = new SourceLearning(true, 4, Duration.ofSeconds(1));
    private long now = 77 * MS;

    private boolean from(InetSocketAddress address, int sequence) {
        return learning.accept(address, sequence & 0xffff, now);
    }

    private void believe(InetSocketAddress address, int firstSequence) {
        for (int i = 0; i < 4; i++) {
            assertThat(from(address, firstSequence + i)).isTrue();
            now += 20 * MS;
        }
        assertThat(learning.isBelieved()).isTrue();
    }

    @Test
    void theFirstSourceIsHeardAtOnce() {
        learning.signalled(peer, now);
        assertThat(from(moved, 1)).isTrue();
        assertThat(learning.current()).isEqualTo(moved);
        assertThat(learning.isBelieved()).isFalse();
    }

    @Test
    void aSourceIsBelievedAfterFourPacketsInARow() {
        from(peer, 1);
        from(peer, 2);
        from(peer, 9);
        from(peer, 10);
        from(peer, 11);
        assertThat(learning.isBelieved()).isFalse();
        from(peer, 12);
        assertThat(learning.isBelieved()).isTrue();
    }

    @Test
    void sequenceNumbersThatWrapAreInARow() {
        believe(peer, 65_534);
    }

    @Test
    void againstABelievedSourceThatSpeaksAStrangerHasNoChance() {
        believe(peer, 1);
        for (int i = 0; i < 50; i++) {
            assertThat(from(stranger, 100 + i)).isFalse();
            assertThat(from(peer, 5 + i)).isTrue();
            now += 20 * MS;
        }
        assertThat(learning.current()).isEqualTo(peer);
    }

    @Test
    void aNewSourceIsTakenAfterFourPacketsOnceTheOldOneIsSilent() {
        believe(peer, 1);
        now += 1100 * MS;
        assertThat(from(moved, 50)).isFalse();
        assertThat(from(moved, 51)).isFalse();
        assertThat(from(moved, 52)).isFalse();
        assertThat(from(moved, 53)).isTrue();
        assertThat(learning.current()).isEqualTo(moved);
        assertThat(from(peer, 60)).isFalse();
    }

    @Test
    void packetsThatAreNotInARowDoNotPassProbation() {
        believe(peer, 1);
        now += 1100 * MS;
        for (int i = 0; i < 20; i++) {
            assertThat(from(moved, 50 + 2 * i)).isFalse();
        }
        assertThat(learning.current()).isEqualTo(peer);
    }

    @Test
    void whileTheFirstSourceIsNotYetBelievedTheSignalledOneTakesItsPlace() {
        learning.signalled(peer, now);
        assertThat(from(stranger, 1)).isTrue();
        assertThat(from(peer, 1000)).isTrue();
        assertThat(learning.current()).isEqualTo(peer);
        assertThat(from(stranger, 2)).isFalse();
    }

    @Test
    void anAddressSignalledAnewIsTakenAtOnce() {
        learning.signalled(peer, now);
        believe(peer, 1);
        learning.signalled(moved, now);
        assertThat(from(peer, 5)).isTrue();
        assertThat(from(moved, 900)).isTrue();
        assertThat(learning.current()).isEqualTo(moved);
    }

    @Test
    void afterAnotherAddressWasSignalledTheOldSourceIsBelievedAgainOnlyWhenItKeepsSpeaking() {
        learning.signalled(peer, now);
        believe(peer, 1);
        learning.signalled(moved, now);
        for (int i = 0; i < 40; i++) {
            assertThat(from(peer, 5 + i)).isTrue();
            assertThat(learning.isBelieved()).isFalse();
            now += 20 * MS;
        }
        for (int i = 40; i < 60; i++) {
            assertThat(from(peer, 5 + i)).isTrue();
            now += 20 * MS;
        }
        assertThat(learning.isBelieved()).isTrue();
        assertThat(from(moved, 900)).isTrue();
        assertThat(learning.current()).isEqualTo(moved);
        for (int i = 0; i < 10; i++) {
            assertThat(from(peer, 65 + i)).isFalse();
            assertThat(from(moved, 901 + i)).isTrue();
        }
    }

    @Test
    void theSameAddressSignalledAgainChangesNothing() {
        learning.signalled(peer, now);
        believe(peer, 1);
        learning.signalled(peer, now);
        assertThat(learning.isBelieved()).isTrue();
        assertThat(from(stranger, 1)).isFalse();
    }

    @Test
    void withoutStrictnessWhoeverSpeaksIsHeard() {
        SourceLearning loose = new SourceLearning(false, 4, Duration.ofSeconds(1));
        assertThat(loose.accept(peer, 1, now)).isTrue();
        assertThat(loose.accept(stranger, 1, now)).isTrue();
        assertThat(loose.current()).isEqualTo(stranger);
    }
}
