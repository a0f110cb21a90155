package org.hookswitch.pbx.dial;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Signal;

/** Plays something to several channels at once and waits for the end. On the thread that controls them all. */
final class Announcement {

    private final Pbx pbx;

    Announcement(Pbx pbx) {
        this.pbx = pbx;
    }

    /** A sound for a channel; an empty name is nothing to play. */
    record Part(Channel channel, String sound) {}

    /** Plays all parts from now on; back when all are over, or when one of the channels has to leave. */
    void play(List<Part> parts) {
        var playing = new ArrayList<Audio.Playing>();
        for (Part part : parts) {
            if (!part.sound().isEmpty()) {
                pbx.audio().prompt(part.channel(), part.sound()).ifPresent(playing::add);
            }
        }
        List<Channel> channels = parts.stream().map(Part::channel).toList();
        while (!playing.isEmpty()) {
            Channel.Heard heard = Channel.next(pbx.clock(), Clock.NEVER, channels);
            if (heard == null || heard.signal() instanceof Signal.Leave) {
                playing.forEach(Audio.Playing::stop);
                return;
            }
            if (heard.signal() instanceof Signal.PlaybackEnded ended) {
                playing.remove(ended.playback());
            }
        }
    }
}
