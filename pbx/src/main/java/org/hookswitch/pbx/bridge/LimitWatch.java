package org.hookswitch.pbx.bridge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.jspecify.annotations.Nullable;

/** Watches over a party's {@link CallLimit}: warns it, and ends its stay. On the thread that controls the channel. */
final class LimitWatch {

    private final Bridge bridge;
    private final Member me;
    private final Channel channel;
    private final Clock clock;
    private final @Nullable CallLimit limit;
    private final ArrayDeque<String> toPlay = new ArrayDeque<>();
    private Audio.@Nullable Playing playing;
    private long end = Clock.NEVER;
    private long warning = Clock.NEVER;
    private boolean ending;

    LimitWatch(Bridge bridge, Member me, Optional<CallLimit> limit) {
        this.bridge = bridge;
        this.me = me;
        this.channel = me.channel;
        this.clock = channel.pbx().clock();
        this.limit = limit.orElse(null);
    }

    void begin() {
        if (limit == null) {
            return;
        }
        end = clock.nanos() + limit.longest().toNanos();
        if (limit.hears() && limit.warnAt().isPositive() && limit.warnAt().compareTo(limit.longest()) < 0) {
            warning = end - limit.warnAt().toNanos();
        }
        play(limit.connectSound().isEmpty() ? List.of() : List.of(limit.connectSound()));
    }

    /** When something is to happen next. */
    long deadline() {
        return Math.min(end, warning);
    }

    Stay.After timePassed() {
        if (limit == null) {
            return Stay.After.STAYS;
        }
        long now = clock.nanos();
        if (now >= end) {
            warning = Clock.NEVER;
            if (ending || !limit.hears() || limit.endSound().isEmpty()) {
                return Stay.After.LEAVES;
            }
            // The other party may hear the end, too: the sound has two seconds before both go.
            ending = true;
            end = clock.afterMillis(2000);
            play(List.of(limit.endSound()));
        } else if (now >= warning) {
            long left = (end - now + 500_000_000L) / 1_000_000_000L;
            play(limit.warningSound().isEmpty() ? timeLeft(left) : List.of(limit.warningSound()));
            long next = warning + limit.repeat().toNanos();
            warning = limit.repeat().isPositive() && next < end ? next : Clock.NEVER;
        }
        return Stay.After.STAYS;
    }

    private void play(List<String> sounds) {
        if (limit == null || !limit.hears() || sounds.isEmpty()) {
            return;
        }
        if (toPlay.isEmpty() && playing == null) {
            bridge.stepOut(me, null);
        }
        toPlay.addAll(sounds);
        if (playing == null) {
            playNext();
        }
    }

    private void playNext() {
        playing = null;
        while (playing == null && !toPlay.isEmpty()) {
            playing = channel.pbx().audio().prompt(channel, toPlay.remove()).orElse(null);
        }
        if (playing == null) {
            bridge.stepIn(me);
        }
    }

    void played(Signal.PlaybackEnded ended) {
        if (playing != null && ended.playback() == playing) {
            playNext();
        }
    }

    /** "You have … minutes … seconds", in the sounds that Asterisk has for it. */
    private static List<String> timeLeft(long seconds) {
        var sounds = new ArrayList<String>();
        sounds.add("vm-youhave");
        if (seconds >= 60) {
            number(seconds / 60, sounds);
            sounds.add("queue-minutes");
        }
        if (seconds % 60 != 0) {
            number(seconds % 60, sounds);
            sounds.add("queue-seconds");
        }
        return sounds;
    }

    private static void number(long number, List<String> sounds) {
        if (number > 99) {
            sounds.add("digits/" + number / 100 % 10);
            sounds.add("digits/hundred");
        }
        long rest = number % 100;
        if (rest > 20) {
            sounds.add("digits/" + rest / 10 * 10);
            rest %= 10;
        }
        if (rest > 0) {
            sounds.add("digits/" + rest);
        }
    }
}
