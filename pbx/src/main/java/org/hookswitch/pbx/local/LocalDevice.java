package org.hookswitch.pbx.local;

import java.util.concurrent.atomic.AtomicBoolean;
import org.hookswitch.media.MediaPort;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Marks;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.ConnectedLine;

/** One half of a Local channel: what this half is told, the other hears. Thread-safe. */
final class LocalDevice implements Device {

    private final Channel self;
    private final Channel other;
    private final MediaPort port;
    private final Place place;
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    LocalDevice(Channel self, Channel other, MediaPort port, Place place) {
        this.self = self;
        this.other = other;
        this.port = port;
        this.place = place;
    }

    /** The other half starts the dialplan, as if this half's device had dialled. */
    @Override
    public void call() {
        called.set(true);
        other.caller(self.connected().asCaller());
        other.connected(new ConnectedLine(
                self.caller().id(), self.caller().ani(), self.caller().priv(), ConnectedLine.Source.UNKNOWN));
        other.redirecting(self.redirecting());
        other.dialed(self.dialed());
        other.accountCode(self.accountCode());
        other.peerAccount(self.peerAccount());
        other.amaFlag(self.amaFlag());
        other.language(self.language());
        other.musicClass(self.musicClass());
        self.variables().all().forEach(other.variables()::set);
        self.variables().inheritTo(other.variables());
        Marks.of(other).maxForwards(Marks.of(self).maxForwards());
        other.state(ChannelState.RING);
        other.pbx().dialplanThreads().start(other, place);
    }

    @Override
    public void indicate(Signal.Indication indication) {
        other.post(indication);
    }

    @Override
    public void answer() {
        other.post(new Signal.Answered());
    }

    @Override
    public void hangup(HangupCause cause) {
        if (ended.compareAndSet(false, true)) {
            other.deviceGone(cause);
            if (self.isOutgoing() && !called.get()) {
                // The other half never ran a dialplan: nobody else will end it.
                other.pbx().release(other, cause);
            }
        }
    }

    @Override
    public MediaPort media() {
        return port;
    }
}
