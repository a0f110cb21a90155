package org.hookswitch.pbx.dial;

import org.hookswitch.media.Patch;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told and hears while others are called: ringing, music, or the far end's early media.
 *
 * <p>Used by the thread that dials.
 */
final class CallerSide {

    private final Channel caller;
    private final DialRequest.CallerHears hears;
    private final boolean single;
    private Audio.@Nullable Playing music;
    private @Nullable Patch early;
    private boolean saidRinging;
    private boolean saidProceeding;

    CallerSide(Channel caller, DialRequest.CallerHears hears, boolean single) {
        this.caller = caller;
        this.hears = hears;
        this.single = single;
    }

    /** The calls go out now. */
    void begin() {
        switch (hears) {
            case DialRequest.CallerHears.Music m -> {
                caller.indicate(new Signal.Progress());
                music = caller.pbx()
                        .audio()
                        .music(caller, m.musicClass().isEmpty() ? caller.musicClass() : m.musicClass());
            }
            case DialRequest.CallerHears.Ringing r -> {
                if (r.tone().isEmpty()) {
                    ring();
                } else {
                    caller.indicate(new Signal.Progress());
                    music = caller.pbx().audio().tone(caller, r.tone());
                }
            }
            case DialRequest.CallerHears.RingingUntilMedia r -> ring();
            case DialRequest.CallerHears.FarEnd f -> {}
        }
    }

    /** A leg rings. */
    void rings() {
        if (hears instanceof DialRequest.CallerHears.FarEnd && early == null) {
            ring();
        }
    }

    private void ring() {
        if (!saidRinging) {
            saidRinging = true;
            caller.indicate(new Signal.Ringing());
        }
    }

    /** A leg is on its way. */
    void proceeds() {
        if (hears instanceof DialRequest.CallerHears.FarEnd && !saidProceeding && !saidRinging) {
            saidProceeding = true;
            caller.indicate(new Signal.Proceeding());
        }
    }

    /** A leg has something to hear: with one destination the caller hears it. */
    void hears(Channel leg) {
        boolean wanted = hears instanceof DialRequest.CallerHears.FarEnd
                || hears instanceof DialRequest.CallerHears.RingingUntilMedia;
        if (single && wanted && early == null) {
            caller.indicate(new Signal.Progress());
            early = Patch.connect(caller.media(), leg.media());
        }
    }

    /** Nothing of it any more: somebody answered, or all is over. */
    void end() {
        if (early != null) {
            early.close();
            early = null;
        }
        if (music != null) {
            music.stop();
            music = null;
        }
        caller.stopTones();
    }
}
