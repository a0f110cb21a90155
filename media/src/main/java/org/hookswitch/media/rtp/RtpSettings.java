package org.hookswitch.media.rtp;

import java.time.Duration;

/**
 * What an {@link RtpEngine} does for all its ports; the counterpart of {@code rtp.conf}.
 *
 * <p>Immutable.
 *
 * @param firstPort lowest port for RTP, even
 * @param lastPort highest port that may be used
 * @param loops threads that receive, at least 1
 * @param strict whether packets from anybody but the learned source are dropped
 * @param probation consecutive packets that a new source must send before it is believed
 * @param relearnAfter how long the learned source must be silent before another may take its place
 * @param digitTimeout a digit whose end was lost ends after this long without a packet
 * @param rtcpInterval the mean time between reports
 * @param restMicros how long a loop rests after a round under load, 0 never: that long packets may be delayed
 * @param restFromPackets packets a second and loop from which on there is load
 */
public record RtpSettings(
        int firstPort,
        int lastPort,
        int loops,
        boolean strict,
        int probation,
        Duration relearnAfter,
        Duration digitTimeout,
        Duration rtcpInterval,
        int restMicros,
        int restFromPackets) {
    public RtpSettings {
        if (firstPort < 2 || firstPort % 2 != 0 || lastPort > 65535 || lastPort <= firstPort) {
            throw new IllegalArgumentException("RTP ports " + firstPort + " to " + lastPort
                    + ", expected an even first port and at least one pair up to 65535");
        }
        if (loops < 1 || probation < 1) {
            throw new IllegalArgumentException("loops and probation must be at least 1");
        }
    }

    /** Ports 10000 to 20000, one loop per core but no more than two, strict, as in Asterisk. */
    public static RtpSettings defaults() {
        return new RtpSettings(
                10_000,
                20_000,
                Math.min(2, Runtime.getRuntime().availableProcessors()),
                true,
                4,
                Duration.ofSeconds(1),
                Duration.ofMillis(375),
                Duration.ofSeconds(5),
                1000,
                3000);
    }

    /** The same with another range of ports. */
    public RtpSettings withPorts(int first, int last) {
        return new RtpSettings(
                first,
                last,
                loops,
                strict,
                probation,
                relearnAfter,
                digitTimeout,
                rtcpInterval,
                restMicros,
                restFromPackets);
    }

    /** The same with another number of threads. */
    public RtpSettings withLoops(int number) {
        return new RtpSettings(
                firstPort,
                lastPort,
                number,
                strict,
                probation,
                relearnAfter,
                digitTimeout,
                rtcpInterval,
                restMicros,
                restFromPackets);
    }

    /** The same, strict or not, with another probation. */
    public RtpSettings withStrict(boolean strictly, int packets) {
        return new RtpSettings(
                firstPort,
                lastPort,
                loops,
                strictly,
                packets,
                relearnAfter,
                digitTimeout,
                rtcpInterval,
                restMicros,
                restFromPackets);
    }

    /** The same with another rest under load. */
    public RtpSettings withRest(int micros, int fromPackets) {
        return new RtpSettings(
                firstPort,
                lastPort,
                loops,
                strict,
                probation,
                relearnAfter,
                digitTimeout,
                rtcpInterval,
                micros,
                fromPackets);
    }

    /** The same with other times. */
    public RtpSettings withTimes(Duration relearn, Duration digit, Duration rtcp) {
        return new RtpSettings(
                firstPort, lastPort, loops, strict, probation, relearn, digit, rtcp, restMicros, restFromPackets);
    }
}
