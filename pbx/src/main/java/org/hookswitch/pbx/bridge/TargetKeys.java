package org.hookswitch.pbx.bridge;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.transfer.BlindTransfer;

/** Asks who transfers for the target's number, with as many attempts as features.conf allows. On the controlling thread. */
final class TargetKeys {

    private final Channel channel;
    private final Clock clock;
    private final ChannelFeatures features;
    private final String context;

    TargetKeys(Channel channel, String context) {
        this.channel = channel;
        this.clock = channel.pbx().clock();
        this.features = ChannelFeatures.of(channel);
        this.context = context;
    }

    /** The extension; empty when none was dialled that exists, or the channel has to leave. */
    Optional<String> ask() {
        int attempts = Math.max(1, features.number(FeatureOption.TRANSFER_DIAL_ATTEMPTS));
        String first = play(FeatureOption.TRANSFER_ANNOUNCE_SOUND);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            String number = collect(first);
            if (channel.mustLeave()) {
                return Optional.empty();
            }
            if (number.isEmpty()) {
                // Nobody dials: as with a transfer that fails.
                play(FeatureOption.XFER_FAIL_SOUND);
                return Optional.empty();
            }
            if (BlindTransfer.exists(channel, number, context)) {
                return Optional.of(number);
            }
            first = play(
                    attempt < attempts ? FeatureOption.TRANSFER_RETRY_SOUND : FeatureOption.TRANSFER_INVALID_SOUND);
        }
        return Optional.empty();
    }

    private String collect(String first) {
        var number = new StringBuilder(first);
        Duration wait = features.seconds(FeatureOption.TRANSFER_DIGIT_TIMEOUT);
        String caller = channel.caller().id().number().digits();
        while (number.isEmpty() || channel.pbx().plan().query(context, number.toString(), caller, MatchQuery.MORE)) {
            Character key = key(clock.nanos() + wait.toNanos());
            if (key == null || key == '#') {
                break;
            }
            number.append(key.charValue());
        }
        return number.toString();
    }

    private @org.jspecify.annotations.Nullable Character key(long deadline) {
        return org.hookswitch.pbx.Keys.next(channel, deadline);
    }

    /** Plays a sound up to its end or the first key, which is the answer; empty for none. */
    String play(FeatureOption sound) {
        String name = features.text(sound);
        Optional<Audio.Playing> playing =
                name.isEmpty() ? Optional.empty() : channel.pbx().audio().prompt(channel, name);
        while (playing.isPresent()) {
            switch (channel.next(Clock.NEVER)) {
                case Signal.Leave l -> {
                    playing.get().stop();
                    return "";
                }
                case Signal.Digit d -> {
                    playing.get().stop();
                    return d.digit() == '#' ? "" : String.valueOf(d.digit());
                }
                case Signal.PlaybackEnded e
                when e.playback() == playing.get() -> {
                    return "";
                }
                case null, default -> {}
            }
        }
        return "";
    }
}
