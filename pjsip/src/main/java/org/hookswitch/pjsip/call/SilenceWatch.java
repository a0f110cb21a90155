package org.hookswitch.pjsip.call;

import java.time.Duration;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a call whose media does not come any more ({@code rtp_timeout}). Any thread; looks once a second. */
final class SilenceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final int LOOK_EVERY_MS = 1000;

    private final PjsipDevice leg;
    private final LegMedia media;
    private final Duration limit;
    private final Duration limitOnHold;
    private Clock.@Nullable Alarm next;
    private boolean stopped;

    SilenceWatch(PjsipDevice leg, LegMedia media) {
        this.leg = leg;
        this.media = media;
        EndpointConfig endpoint = leg.endpoint();
        this.limit = endpoint.get(EndpointMedia.RTP_TIMEOUT);
        this.limitOnHold = endpoint.get(EndpointMedia.RTP_TIMEOUT_HOLD);
    }

    /** Begins to watch, if the endpoint wants that. */
    synchronized void start() {
        if (!stopped && !(limit.isZero() && limitOnHold.isZero())) {
            Clock clock = leg.wiring().clock();
            next = clock.at(clock.afterMillis(LOOK_EVERY_MS), this::look);
        }
    }

    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel();
        }
    }

    private void look() {
        Duration longest = media.isHeld() ? limitOnHold : limit;
        // Media has the time of its own threads, whatever clock the switch runs on.
        long silent = System.nanoTime() - media.lastReceivedNanos();
        if (!longest.isZero() && silent > longest.toNanos()) {
            LOG.info("{}: no media for {} s", leg, longest.toSeconds());
            leg.channel().hangup(HangupCause.REQUESTED_CHAN_UNAVAIL, "RTP timeout");
        } else {
            start();
        }
    }
}
