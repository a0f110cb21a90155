package org.hookswitch.pbx.bridge;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.party.ConnectedLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An attended transfer whose target had not answered when who transfers hung up: the transferred party waits with music; when
 * the target does not answer, who transferred is called back, as often as features.conf says.
 *
 * <p>On a thread of its own, which controls the channel that is called.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Pbx pbx;
    private final Bridge bridge;
    private final String transferorName;
    private final String technology;
    private final String resource;
    private final Duration noAnswer;
    private final Duration loopDelay;
    private final int retries;
    private final ConnectedLine line;
    private volatile @Nullable Channel called;
    private volatile boolean nobodyWaits;

    private Handover(Bridge bridge, Channel transferor) {
        this.pbx = transferor.pbx();
        this.bridge = bridge;
        this.transferorName = transferor.name();
        this.technology = transferor.technology();
        int slash = transferorName.indexOf('/');
        int dash = transferorName.lastIndexOf('-');
        this.resource = dash > slash ? transferorName.substring(slash + 1, dash) : transferorName.substring(slash + 1);
        ChannelFeatures features = ChannelFeatures.of(transferor);
        this.noAnswer = features.seconds(FeatureOption.ATXFER_NO_ANSWER_TIMEOUT);
        this.loopDelay = features.seconds(FeatureOption.ATXFER_LOOP_DELAY);
        this.retries = features.number(FeatureOption.ATXFER_CALLBACK_RETRIES);
        this.line = transferor.connected();
    }

    /** Goes on with a target that is being called, without who transfers. */
    static void begin(Bridge bridge, Channel transferor, Channel target) {
        var handover = new Handover(bridge, transferor);
        handover.called = target;
        bridge.stayOpen(handover::abandon);
        name(target, transferor);
        bridge.channels().stream().filter(c -> c != transferor).forEach(c -> name(c, transferor));
        handover.pbx.clock().start(target.name(), () -> handover.run(target));
    }

    static void name(Channel party, Channel transferor) {
        party.variable("ATTENDEDTRANSFER", transferor.name());
        party.variable("TRANSFERERNAME", transferor.name());
    }

    /** Puts a target that has answered into a bridge, on a thread of its own. */
    static void talks(Bridge bridge, Channel target) {
        target.pbx().clock().start(target.name(), () -> talk(bridge, target));
    }

    private static void talk(Bridge bridge, Channel target) {
        bridge.join(target);
        Optional<Place> next = target.takeRedirect();
        if (next.isPresent() && !target.isHungUp()) {
            target.takeCurrentPlan();
            target.position().moveTo(next.get());
            target.pbx().dialplanThreads().run(target);
        } else {
            target.pbx().release(target, HangupCause.NORMAL_CLEARING);
        }
    }

    private void abandon() {
        nobodyWaits = true;
        Channel now = called;
        if (now != null) {
            now.hangup(HangupCause.NORMAL_CLEARING, transferorName);
        }
    }

    private void run(Channel target) {
        if (answers(target)) {
            connect(target);
            return;
        }
        pbx.release(target, HangupCause.NO_ANSWER);
        for (int attempt = 0; attempt <= retries && !nobodyWaits; attempt++) {
            if (attempt > 0) {
                pause();
            }
            Optional<Channel> back = nobodyWaits ? Optional.empty() : callBack();
            if (back.isPresent()) {
                connect(back.get());
                return;
            }
        }
        LOG.info("{} transferred a call that nobody takes", transferorName);
        bridge.dissolve();
    }

    private void connect(Channel channel) {
        // From now on the waiting party leaves its bridge in order to talk.
        called = null;
        Channel waiting = bridge.channels().stream().findFirst().orElse(null);
        if (waiting == null) {
            pbx.release(channel, HangupCause.NORMAL_CLEARING);
            bridge.dissolve();
            return;
        }
        Bridge second = pbx.bridges().create();
        if (!bridge.move(waiting, second, null)) {
            bridge.dissolve();
        }
        talk(second, channel);
    }

    private Optional<Channel> callBack() {
        Optional<ChannelDriver> driver = pbx.registry().driver(technology);
        if (driver.isEmpty() || bridge.channels().isEmpty()) {
            return Optional.empty();
        }
        Channel waiting = bridge.channels().getFirst();
        try {
            Channel channel =
                    driver.get().create(pbx, resource, new ChannelDriver.OutgoingContext(waiting, waiting.linkedId()));
            channel.connected(waiting.caller().asConnectedLine(line.source()));
            channel.state(ChannelState.DIALING);
            called = channel;
            if (nobodyWaits) {
                channel.hangup(HangupCause.NORMAL_CLEARING, transferorName);
            }
            channel.device().call();
            if (answers(channel)) {
                return Optional.of(channel);
            }
            pbx.release(channel, HangupCause.NO_ANSWER);
        } catch (ChannelDriver.NoSuchDestination e) {
            LOG.info("{} cannot be called back: {}", transferorName, e.getMessage());
        }
        return Optional.empty();
    }

    private boolean answers(Channel channel) {
        long deadline = pbx.clock().nanos() + noAnswer.toNanos();
        while (true) {
            switch (channel.next(deadline)) {
                case null -> {
                    return false;
                }
                case Signal.Leave l -> {
                    return false;
                }
                case Signal.Busy b -> {
                    return false;
                }
                case Signal.Congestion c -> {
                    return false;
                }
                case Signal.Answered a -> {
                    return true;
                }
                case Signal.ConnectedLineChanged c -> channel.caller(c.line().asCaller());
                default -> {}
            }
        }
    }

    private void pause() {
        Clock.Waiter waiter = pbx.clock().waiter();
        long deadline = pbx.clock().nanos() + loopDelay.toNanos();
        boolean waits = !nobodyWaits;
        while (waits) {
            waits = waiter.await(deadline);
        }
    }
}
