package org.hookswitch.pbx.bridge;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Position;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.bridge.Member.Feature;
import org.hookswitch.pbx.bridge.Member.Message;
import org.hookswitch.pbx.feature.BuiltInFeature;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.feature.DynamicFeature;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.Next;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that one channel spends in a bridge: what its device says is told to the other party, what its keys stand for is
 * done. On the thread that controls the channel.
 */
final class Stay {

    private static final Logger LOG = LoggerFactory.getLogger(Stay.class);

    private final Bridge bridge;
    private final Member me;
    private final Channel channel;
    private final Clock clock;
    private final KeyGathering<Feature> keys;
    private final LimitWatch limit;
    private long keysDeadline = Clock.NEVER;

    Stay(Bridge bridge, Member me, BridgeFeatures features) {
        this.bridge = bridge;
        this.me = me;
        this.channel = me.channel;
        this.clock = channel.pbx().clock();
        this.keys = new KeyGathering<>(me.features);
        this.limit = new LimitWatch(bridge, me, features.limit());
    }

    /** What a feature means for who pressed it. */
    enum After {
        STAYS,
        LEAVES
    }

    Bridge.End run() {
        limit.begin();
        while (true) {
            if (channel.mustLeave()) {
                return left();
            }
            Message message = bridge.nextMessage(me);
            if (message != null) {
                if (obey(message) == After.LEAVES) {
                    return Bridge.End.PARTED;
                }
                continue;
            }
            if (bridge.isOver(me)) {
                return Bridge.End.PARTED;
            }
            Signal signal = channel.next(Math.min(keysDeadline, limit.deadline()));
            if (signal instanceof Signal.Leave) {
                return left();
            }
            After after = signal == null ? timePassed() : heard(signal);
            if (after == After.LEAVES) {
                return Bridge.End.PARTED;
            }
        }
    }

    private Bridge.End left() {
        return channel.isHungUp() ? Bridge.End.HUNG_UP : Bridge.End.REDIRECTED;
    }

    private After timePassed() {
        if (keysDeadline <= clock.nanos()) {
            keysDeadline = Clock.NEVER;
            keys.giveUp().forEach(key -> bridge.pass(me, key));
        }
        return limit.timePassed();
    }

    private After obey(Message message) {
        switch (message) {
            case Message.TellLine t -> channel.tell(t.line());
            case Message.TellDiversion t -> channel.tell(t.redirecting());
            case Message.PassOn p -> channel.indicate(p.indication());
            case Message.RunFeature r -> {
                return run(r.feature(), r.presser());
            }
        }
        return After.STAYS;
    }

    private After heard(Signal signal) {
        switch (signal) {
            case Signal.Digit d -> {
                return pressed(d);
            }
            case Signal.Held h -> bridge.hold(me, h.musicClass());
            case Signal.Unheld u -> bridge.unhold(me);
            case Signal.ConnectedLineChanged c -> {
                channel.caller(c.line().asCaller());
                bridge.toOthers(me, new Message.TellLine(c.line()));
            }
            case Signal.RedirectingChanged r -> bridge.toOthers(me, new Message.TellDiversion(r.redirecting()));
            case Signal.Text t -> bridge.toOthers(me, new Message.PassOn(t));
            case Signal.Flash f -> bridge.toOthers(me, new Message.PassOn(f));
            case Signal.VideoUpdate v -> bridge.toOthers(me, new Message.PassOn(v));
            case Signal.SourceChanged s -> bridge.toOthers(me, new Message.PassOn(s));
            case Signal.PlaybackEnded p -> limit.played(p);
            default -> {}
        }
        return After.STAYS;
    }

    private After pressed(Signal.Digit digit) {
        if (keys.isEmpty()) {
            bridge.pass(me, digit);
            return After.STAYS;
        }
        keysDeadline = Clock.NEVER;
        return switch (keys.add(digit)) {
            case KeyGathering.Result.More<Feature> m -> {
                keysDeadline =
                        clock.afterMillis(ChannelFeatures.of(channel).number(FeatureOption.FEATURE_DIGIT_TIMEOUT));
                yield After.STAYS;
            }
            case KeyGathering.Result.Pass<Feature> p -> {
                p.keys().forEach(key -> bridge.pass(me, key));
                yield After.STAYS;
            }
            case KeyGathering.Result.Match<Feature> m -> start(m.what());
        };
    }

    private After start(Feature feature) {
        return switch (feature) {
            case Feature.BuiltIn(BuiltInFeature what) ->
                switch (what) {
                    case DISCONNECT -> After.LEAVES;
                    case BLIND_TRANSFER -> new KeyedTransfer(bridge, me).blind();
                    case ATTENDED_TRANSFER -> new KeyedTransfer(bridge, me).attended();
                };
            case Feature.Dynamic(DynamicFeature what) -> {
                if (!what.onPeer()) {
                    yield run(what, channel.name());
                }
                bridge.toOthers(me, new Message.RunFeature(what, channel.name()));
                yield After.STAYS;
            }
        };
    }

    /** Runs a dynamic feature on this channel, out of the conversation. */
    private After run(DynamicFeature feature, String presser) {
        bridge.stepOut(me, feature.musicClass().isEmpty() ? null : feature.musicClass());
        Position.Mark mark = channel.position().mark();
        try {
            channel.variable("DYNAMIC_FEATURENAME", feature.name());
            channel.variable("DYNAMIC_WHO_ACTIVATED", presser);
            String arguments = feature.arguments().evaluate(channel.scope());
            if (feature.isRoutine()) {
                channel.pbx()
                        .routines()
                        .run(
                                channel,
                                new Binding(
                                        HandlerStage.DYNAMIC_FEATURE,
                                        arguments,
                                        "feature " + feature.name(),
                                        feature.writtenAt().fileAndLine(),
                                        channel.place()));
                return After.STAYS;
            }
            Optional<Next> next = Flow.call(channel, feature.application(), arguments);
            if (next.isEmpty()) {
                LOG.warn(
                        "{}: {}: feature {}: there is no application {}",
                        channel,
                        feature.writtenAt().fileAndLine(),
                        feature.name(),
                        feature.application());
            }
            if (next.orElse(Next.CONTINUE) instanceof Next.Hangup hangup) {
                channel.hangup(hangup.cause(), "feature " + feature.name());
            }
            return next.orElse(Next.CONTINUE) instanceof Next.Failed ? After.LEAVES : After.STAYS;
        } finally {
            channel.position().restore(mark);
            bridge.stepIn(me);
        }
    }
}
