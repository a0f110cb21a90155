package org.hookswitch.pbx.local;

import java.time.Duration;
import java.util.List;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.MediaPipe;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Dials into the dialplan: {@code Local/exten@context}, or {@code Local/exten} in the context {@code default}.
 *
 * <p>Makes two channels, {@code …;1} for the dialler and {@code …;2} that runs the dialplan once called. The options
 * {@code /n} (stay in the path) and {@code /j}, {@code /m} (jitter buffer, music) are understood; the halves always stay
 * in the path, which costs nothing here.
 */
public final class LocalDriver implements ChannelDriver {

    /** The driver of all Local channels of a switch. */
    public LocalDriver() {}

    @Override
    public String technology() {
        return "Local";
    }

    @Override
    public Channel create(Pbx pbx, String resource, OutgoingContext context) throws NoSuchDestination {
        int slash = resource.indexOf('/');
        String target = slash < 0 ? resource : resource.substring(0, slash);
        int at = target.indexOf('@');
        String exten = at < 0 ? target : target.substring(0, at);
        String dialplanContext = at < 0 ? "default" : target.substring(at + 1);
        var place = new Place(dialplanContext, exten, 1);
        String callerNumber = context.requester() == null
                ? ""
                : context.requester().caller().id().number().digits();
        if (pbx.plan().match(dialplanContext, exten, callerNumber).isEmpty()) {
            throw new NoSuchDestination(
                    HangupCause.NO_ROUTE_DESTINATION, "there is no extension " + exten + " in " + dialplanContext);
        }
        String serial = exten + "@" + dialplanContext + "-" + pbx.localSerial();
        Channel first =
                pbx.newChannelNamed("Local", "Local/" + serial + ";1", context.channelId(), context.linkedId(), true);
        Channel second =
                pbx.newChannelNamed("Local", "Local/" + serial + ";2", secondId(context), first.linkedId(), false);
        var pipe = new MediaPipe();
        first.attach(new LocalDevice(first, second, pipe.first(), place));
        second.attach(new LocalDevice(second, first, pipe.second(), place));
        pipe.first().deliverDigitsTo(new KeysOf(first));
        pipe.second().deliverDigitsTo(new KeysOf(second));
        List.of(first, second).forEach(pbx::announce);
        return first;
    }

    /** The id asked for; the first half's with {@code ;2} when only that one was chosen. */
    private static @Nullable String secondId(OutgoingContext context) {
        if (context.otherChannelId() != null || context.channelId() == null) {
            return context.otherChannelId();
        }
        return context.channelId() + ";2";
    }

    /** Keys that the other half presses are signals of this one. */
    private record KeysOf(Channel channel) implements DigitSink {
        @Override
        public void begin(char digit) {
            channel.post(new Signal.DigitBegan(digit));
        }

        @Override
        public void end(char digit, int durationMs) {
            channel.post(new Signal.Digit(digit, Duration.ofMillis(durationMs)));
        }
    }

    @Override
    public DeviceState deviceState(String resource) {
        return DeviceState.UNKNOWN;
    }
}
