package org.hookswitch.pbx.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.bridge.Member.Message;
import org.hookswitch.pbx.feature.BuiltInFeature;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.transfer.BlindTransfer;
import org.hookswitch.pbx.transfer.TransferResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transfer that a party of a bridge makes with its keys; the other party hears music meanwhile. On the thread that controls
 * who transfers, which controls the target too until that answers.
 */
final class KeyedTransfer {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedTransfer.class);

    private final Pbx pbx;
    private final Bridge bridge;
    private final Member me;
    private final Channel channel;
    private final ChannelFeatures features;
    private final String context;

    KeyedTransfer(Bridge bridge, Member me) {
        this.bridge = bridge;
        this.me = me;
        this.channel = me.channel;
        this.pbx = channel.pbx();
        this.features = ChannelFeatures.of(channel);
        this.context = BlindTransfer.context(channel);
    }

    /** What keys stand for while an attended transfer is under way. */
    enum Step {
        ABORT,
        COMPLETE,
        SWAP
    }

    // --- blind

    Stay.After blind() {
        bridge.stepOut(me, "");
        try {
            var keys = new TargetKeys(channel, context);
            Optional<String> target = keys.ask();
            if (target.isEmpty()) {
                return Stay.After.STAYS;
            }
            TransferResult reply = BlindTransfer.run(channel, target.get(), context);
            if (reply == TransferResult.SUCCESS) {
                return Stay.After.LEAVES;
            }
            LOG.info(
                    "{}: {} to {}@{}: {}", channel, BuiltInFeature.BLIND_TRANSFER.word(), target.get(), context, reply);
            keys.play(FeatureOption.XFER_FAIL_SOUND);
            return Stay.After.STAYS;
        } finally {
            bridge.stepIn(me);
        }
    }

    // --- attended

    Stay.After attended() {
        boolean handedOver = false;
        bridge.stepOut(me, "");
        try {
            var keys = new TargetKeys(channel, context);
            Optional<Channel> target = keys.ask().flatMap(this::create);
            if (target.isEmpty()) {
                return Stay.After.STAYS;
            }
            Answer answer = call(target.get());
            channel.stopTones();
            return switch (answer) {
                case ANSWERED -> consult(target.get(), keys);
                case ABORTED -> {
                    pbx.release(target.get(), HangupCause.NORMAL_CLEARING);
                    yield Stay.After.STAYS;
                }
                case FAILED -> {
                    pbx.release(target.get(), HangupCause.NO_ANSWER);
                    keys.play(FeatureOption.XFER_FAIL_SOUND);
                    yield Stay.After.STAYS;
                }
                case LEFT -> {
                    if (features.isOn(FeatureOption.ATXFER_DROP_CALL) || bridge.isOver(me)) {
                        pbx.release(target.get(), HangupCause.NORMAL_CLEARING);
                    } else {
                        handedOver = true;
                        Handover.begin(bridge, channel, target.get());
                    }
                    yield Stay.After.LEAVES;
                }
            };
        } finally {
            // The party that waits goes on hearing music when the transfer goes on without this one.
            if (!handedOver) {
                bridge.stepIn(me);
            }
        }
    }

    private Optional<Channel> create(String exten) {
        try {
            Channel target = pbx.registry()
                    .driver("Local")
                    .orElseThrow()
                    .create(pbx, exten + "@" + context, new ChannelDriver.OutgoingContext(channel, channel.linkedId()));
            channel.variables().inheritTo(target.variables());
            ChannelFeatures.inherit(channel, target);
            target.variable("__TRANSFERERNAME", channel.name());
            target.connected(channel.caller().asConnectedLine(ConnectedLine.Source.TRANSFER));
            target.caller(org.hookswitch.pbx.party.Caller.of(
                    org.hookswitch.pbx.party.PartyId.NONE.withNumber(org.hookswitch.pbx.party.PartyNumber.of(exten))));
            target.dialed(org.hookswitch.pbx.party.Dialed.of(exten));
            target.language(channel.language());
            target.position().moveTo(channel.place());
            return Optional.of(target);
        } catch (ChannelDriver.NoSuchDestination e) {
            LOG.warn("{}: the transfer to {}@{} fails: {}", channel, exten, context, e.getMessage());
            return Optional.empty();
        }
    }

    private enum Answer {
        ANSWERED,
        FAILED,
        ABORTED,
        LEFT
    }

    private Answer call(Channel target) {
        target.state(ChannelState.DIALING);
        target.device().call();
        var keys = new KeyGathering<>(steps());
        long deadline = pbx.clock().nanos()
                + features.seconds(FeatureOption.ATXFER_NO_ANSWER_TIMEOUT).toNanos();
        while (true) {
            Channel.Heard heard = Channel.next(pbx.clock(), deadline, List.of(channel, target));
            if (heard == null) {
                return Answer.FAILED;
            }
            if (heard.channel() == channel) {
                if (heard.signal() instanceof Signal.Leave) {
                    return Answer.LEFT;
                }
                if (bridge.isOver(me)) {
                    return Answer.LEFT;
                }
                if (heard.signal() instanceof Signal.Digit d
                        && keys.add(d) instanceof KeyGathering.Result.Match<Step>(Step step)) {
                    if (step == Step.ABORT) {
                        return Answer.ABORTED;
                    }
                    if (step == Step.COMPLETE) {
                        return Answer.LEFT;
                    }
                }
                continue;
            }
            switch (heard.signal()) {
                case Signal.Answered a -> {
                    return Answer.ANSWERED;
                }
                case Signal.Leave l -> {
                    return Answer.FAILED;
                }
                case Signal.Busy b -> {
                    return Answer.FAILED;
                }
                case Signal.Congestion c -> {
                    return Answer.FAILED;
                }
                case Signal.Ringing r -> channel.indicate(new Signal.Ringing());
                case Signal.ConnectedLineChanged c -> {
                    target.caller(c.line().asCaller());
                    channel.tell(c.line());
                }
                default -> {}
            }
        }
    }

    private Map<String, Step> steps() {
        var steps = new java.util.LinkedHashMap<String, Step>();
        step(steps, FeatureOption.ATXFER_ABORT, Step.ABORT);
        step(steps, FeatureOption.ATXFER_COMPLETE, Step.COMPLETE);
        step(steps, FeatureOption.ATXFER_SWAP, Step.SWAP);
        return steps;
    }

    private void step(Map<String, Step> steps, FeatureOption option, Step step) {
        if (!features.text(option).isEmpty()) {
            steps.putIfAbsent(features.text(option), step);
        }
    }

    // --- the talk with the target

    private Stay.After consult(Channel target, TargetKeys prompts) {
        Bridge second = pbx.bridges().create();
        Handover.talks(second, target);
        Member there = second.enter(channel, BridgeFeatures.NONE);
        if (there == null) {
            return Stay.After.STAYS;
        }
        Stay.After after = Stay.After.STAYS;
        boolean aborted = false;
        try {
            aborted = talk(second, there, target);
            after = bridge.isOver(me) || channel.mustLeave() ? Stay.After.LEAVES : Stay.After.STAYS;
        } finally {
            second.leave(there);
            channel.bridge(bridge.id());
        }
        if (after == Stay.After.STAYS && !aborted) {
            prompts.play(FeatureOption.XFER_FAIL_SOUND);
        }
        return after;
    }

    /** Until one of three is gone or the keys say so; whether it was given up by keys. */
    private boolean talk(Bridge second, Member there, Channel target) {
        var keys = new KeyGathering<>(steps());
        boolean swapped = false;
        long keysDeadline = Clock.NEVER;
        while (true) {
            if (channel.mustLeave()) {
                complete(second, target);
                return false;
            }
            Message message = bridge.nextMessage(me);
            message = message == null ? second.nextMessage(there) : message;
            if (message instanceof Message.TellLine(ConnectedLine line)) {
                channel.tell(line);
            }
            if (message != null) {
                continue;
            }
            if (second.isOver(there)) {
                return false;
            }
            Bridge talksIn = swapped ? bridge : second;
            Member as = swapped ? me : there;
            Signal signal = channel.next(keysDeadline);
            switch (signal) {
                case null -> {
                    keysDeadline = Clock.NEVER;
                    keys.giveUp().forEach(key -> talksIn.pass(as, key));
                }
                case Signal.Digit d -> {
                    keysDeadline = Clock.NEVER;
                    switch (keys.add(d)) {
                        case KeyGathering.Result.More<Step> m ->
                            keysDeadline =
                                    pbx.clock().afterMillis(features.number(FeatureOption.FEATURE_DIGIT_TIMEOUT));
                        case KeyGathering.Result.Pass<Step> p -> p.keys().forEach(key -> talksIn.pass(as, key));
                        case KeyGathering.Result.Match<Step>(Step step) -> {
                            if (step == Step.ABORT) {
                                return true;
                            }
                            if (step == Step.COMPLETE) {
                                complete(second, target);
                                return false;
                            }
                            swapped = swap(second, there, swapped);
                        }
                    }
                }
                case Signal.Held h -> talksIn.hold(as, h.musicClass());
                case Signal.Unheld u -> talksIn.unhold(as);
                case Signal.ConnectedLineChanged c -> {
                    channel.caller(c.line().asCaller());
                    second.toOthers(there, new Message.TellLine(c.line()));
                }
                default -> {}
            }
        }
    }

    private boolean swap(Bridge second, Member there, boolean swapped) {
        if (swapped) {
            bridge.stepOut(me, "");
            second.stepIn(there);
        } else {
            second.stepOut(there, "");
            bridge.stepIn(me);
        }
        return !swapped;
    }

    private void complete(Bridge second, Channel target) {
        @Nullable
        Channel transferee =
                bridge.channels().stream().filter(c -> c != channel).findFirst().orElse(null);
        if (transferee == null) {
            return;
        }
        Handover.name(transferee, channel);
        Handover.name(target, channel);
        if (!features.text(FeatureOption.XFER_SOUND).isEmpty()) {
            pbx.audio().prompt(target, features.text(FeatureOption.XFER_SOUND));
        }
        if (!bridge.move(transferee, second, channel)) {
            LOG.info("{}: somebody left before the transfer of {} to {} was complete", channel, transferee, target);
        }
    }
}
