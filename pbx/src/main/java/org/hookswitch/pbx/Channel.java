package org.hookswitch.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Scope;
import org.hookswitch.media.TapPoint;
import org.hookswitch.pbx.event.ChannelSnapshot;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HangupHandlers;
import org.hookswitch.pbx.handler.Interception;
import org.hookswitch.pbx.handler.Routine;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Dialed;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.pbx.transfer.TransferProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One leg of a call.
 *
 * <p>Threads: exactly one thread at a time <em>controls</em> a channel (its dialplan, a Dial on behalf of the caller, a
 * bridge). Only that thread takes signals, moves the channel's place, and talks to its device. Everybody else may read
 * (parties and state are immutable values), set variables, and {@link #post}, {@link #hangup} or {@link #redirect}, none
 * of which waits. Hangup and redirect are state, not queued: they cannot be lost.
 */
public final class Channel {

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

    private final Pbx pbx;
    private final String name;
    private final String uniqueId;
    private final String technology;
    private final Instant created;
    private final boolean outgoing;
    private final Mailbox mailbox = new Mailbox();
    private final Variables variables = new Variables();
    private final GosubStack gosubs = new GosubStack(variables);
    private final HangupHandlers hangupHandlers;
    private final Position position = new Position();
    private final Scope scope;
    private final Leaving leaving = new Leaving();
    private final Attachments attachments = new Attachments();

    private @Nullable Device device;
    private @Nullable TapPoint media;
    private volatile Plan plan;
    private volatile String linkedId;
    private volatile ChannelState state = ChannelState.DOWN;
    private volatile Caller caller = Caller.NONE;
    private volatile ConnectedLine connected = ConnectedLine.NONE;
    private volatile Redirecting redirecting = Redirecting.NONE;
    private volatile Dialed dialed = Dialed.NONE;
    private volatile String accountCode = "";
    private volatile String peerAccount = "";
    private volatile String userField = "";
    private volatile Marks.AmaFlag amaFlag = Marks.AmaFlag.DOCUMENTATION;
    private volatile String language = "en";
    private volatile String musicClass = "default";
    private volatile String toneZone = "";
    private volatile @Nullable Instant answeredAt;
    private volatile boolean onHold;

    private volatile @Nullable String bridge;

    Channel(Pbx pbx, String technology, String name, String uniqueId, @Nullable String linkedId, boolean outgoing) {
        this.pbx = pbx;
        this.technology = technology;
        this.name = name;
        this.uniqueId = uniqueId;
        this.linkedId = linkedId == null ? uniqueId : linkedId;
        this.outgoing = outgoing;
        this.created = pbx.clock().now();
        this.plan = pbx.plan();
        this.hangupHandlers = new HangupHandlers(this);
        this.scope = new ChannelScope(pbx, this);
    }

    // --- who it is

    public Pbx pbx() {
        return pbx;
    }

    /** Technology, resource and a serial number: {@code PJSIP/alice-0000002a}. */
    public String name() {
        return name;
    }

    public String technology() {
        return technology;
    }

    /** Seconds of creation, a dot, a serial number; unique for the life of the switch. */
    public String uniqueId() {
        return uniqueId;
    }

    /** The unique id of the oldest channel with which this one has had to do. */
    public String linkedId() {
        return linkedId;
    }

    /** Becomes part of another call's history, when that is older. */
    public void link(Channel other) {
        String mine = linkedId;
        String theirs = other.linkedId;
        String older = UniqueIds.older(mine, theirs);
        linkedId = older;
        other.linkedId = older;
    }

    public Instant created() {
        return created;
    }

    /** Whether the switch called this leg, rather than being called by it. */
    public boolean isOutgoing() {
        return outgoing;
    }

    /** The device behind the channel. */
    public Device device() {
        Device d = device;
        if (d == null) {
            throw new IllegalStateException(name + " has no device yet");
        }
        return d;
    }

    /** Gives the channel its device: by the driver that makes it, before anybody else sees it. */
    public void attach(Device newDevice) {
        device = newDevice;
        media = new TapPoint(newDevice.media());
    }

    /** Where the channel's audio enters and leaves, and where others may listen. */
    public TapPoint media() {
        TapPoint m = media;
        if (m == null) {
            throw new IllegalStateException(name + " has no device yet");
        }
        return m;
    }

    // --- state

    public ChannelState state() {
        return state;
    }

    public boolean isUp() {
        return state == ChannelState.UP;
    }

    /** Moves to a state; told as an event when it is a new one. */
    public void state(ChannelState newState) {
        if (state == newState) {
            return;
        }
        state = newState;
        if (newState == ChannelState.UP && answeredAt == null) {
            answeredAt = pbx.clock().now();
        }
        publish(Event.StateChanged.class, () -> new Event.StateChanged(snapshot()));
    }

    /** When it was answered, if it was. */
    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public Caller caller() {
        return caller;
    }

    public void caller(Caller newCaller) {
        if (!caller.equals(newCaller)) {
            caller = newCaller;
            publish(Event.CallerChanged.class, () -> new Event.CallerChanged(snapshot()));
        }
    }

    public ConnectedLine connected() {
        return connected;
    }

    /** Stores whom the channel talks to; {@link #tell(ConnectedLine)} also shows it. */
    public void connected(ConnectedLine line) {
        if (!connected.equals(line)) {
            connected = line;
            publish(Event.ConnectedLineChanged.class, () -> new Event.ConnectedLineChanged(snapshot()));
        }
    }

    public Redirecting redirecting() {
        return redirecting;
    }

    /** Stores how the call was diverted; {@link #tell(Redirecting)} also shows it. */
    public void redirecting(Redirecting newRedirecting) {
        redirecting = newRedirecting;
    }

    public Dialed dialed() {
        return dialed;
    }

    public void dialed(Dialed newDialed) {
        dialed = newDialed;
    }

    public String accountCode() {
        return accountCode;
    }

    public void accountCode(String code) {
        accountCode = code;
    }

    /** The account code of the other party. */
    public String peerAccount() {
        return peerAccount;
    }

    public void peerAccount(String code) {
        peerAccount = code;
    }

    /** A text of the operator's own for the records of the call. */
    public String userField() {
        return userField;
    }

    public void userField(String text) {
        userField = text;
    }

    /** How the records of its calls shall be treated. */
    public Marks.AmaFlag amaFlag() {
        return amaFlag;
    }

    public void amaFlag(Marks.AmaFlag flag) {
        amaFlag = flag;
    }

    /** Language of prompts, such as {@code en} or {@code de}. */
    public String language() {
        return language;
    }

    public void language(String newLanguage) {
        language = newLanguage;
    }

    /** Class of hold music. */
    public String musicClass() {
        return musicClass;
    }

    public void musicClass(String newClass) {
        musicClass = newClass;
    }

    /** Country whose tones the channel hears; empty for the switch's own. */
    public String toneZone() {
        return toneZone;
    }

    public void toneZone(String zone) {
        toneZone = zone;
    }

    public boolean isOnHold() {
        return onHold;
    }

    /** The bridge in which it stands, if any. */
    public Optional<String> bridge() {
        return Optional.ofNullable(bridge);
    }

    /** Says in which bridge the channel stands; for bridges. */
    public void bridge(@Nullable String bridgeId) {
        bridge = bridgeId;
    }

    /** The channel as it stands at this moment. */
    public ChannelSnapshot snapshot() {
        return new ChannelSnapshot(
                name,
                uniqueId,
                linkedId,
                state,
                caller.id(),
                connected.id(),
                accountCode,
                language,
                position.place(),
                position.application(),
                position.data(),
                bridge().orElse(""),
                created,
                new ChannelSnapshot.Ledger(
                        outgoing,
                        amaFlag.code(),
                        userField,
                        peerAccount,
                        caller.ani().number().digits(),
                        redirecting.from().number().digits(),
                        dialed.number(),
                        leaving.cause(),
                        leaving.source(),
                        leaving.isHungUp(),
                        leaving.routine() != null));
    }

    // --- the dialplan

    /** The channel's own variables, those of its Gosub frames on top. */
    public Variables variables() {
        return variables;
    }

    /** A variable of the channel or, failing that, a global or built-in one; null when there is none. */
    public @Nullable String variable(String variable) {
        return scope.variable(variable);
    }

    /** Sets a variable of the channel; leading underscores mark it as inherited. */
    public void variable(String variable, String value) {
        if (!variables.set(variable, value)) {
            LOG.error("{} has {} variables already; {} is not set", name, Variables.LIMIT, variable);
            return;
        }
        publish(Event.VariableSet.class, () -> new Event.VariableSet(snapshot(), variable, value));
    }

    /** What substitution and expressions see on this channel. */
    public Scope scope() {
        return scope;
    }

    /** The dialplan that this channel runs: the one that was in force when its dialplan began. */
    public Plan plan() {
        return plan;
    }

    /** Takes up the dialplan that is in force now. */
    public void takeCurrentPlan() {
        plan = pbx.plan();
    }

    /** Where in the dialplan the channel stands, and what runs there. */
    public Position position() {
        return position;
    }

    public Place place() {
        return position.place();
    }

    /** Subroutines under way. */
    public GosubStack gosubs() {
        return gosubs;
    }

    public HangupHandlers hangupHandlers() {
        return hangupHandlers;
    }

    /** File and line of the priority that runs, or its place when it came from no file. */
    public String whereNow() {
        return position.where();
    }

    // --- signals

    /** Tells the channel something. Any thread; never waits. */
    public void post(Signal signal) {
        mailbox.post(signal);
    }

    /** Wakes who controls the channel, without anything to take. */
    public void nudge() {
        mailbox.nudge(new Signal.Nudge());
    }

    /** Lets a listener see signals as they arrive, on the posting thread; null for nobody. One at a time. */
    public void tap(@Nullable Consumer<Signal> listener) {
        mailbox.tap(listener);
    }

    /**
     * Waits for the next signal. Controlling thread only.
     *
     * @param deadline of {@link Clock#nanos()}
     * @return the signal; {@link Signal.Leave} at once when the channel shall leave what it does; null at the deadline
     */
    public @Nullable Signal next(long deadline) {
        Heard heard = next(pbx.clock(), deadline, List.of(this));
        return heard == null ? null : heard.signal();
    }

    /** What was heard, and by whom. */
    public record Heard(Channel channel, Signal signal) {}

    /** Waits for the next signal of any of several channels, all controlled by this thread; null at the deadline. */
    public static @Nullable Heard next(Clock clock, long deadline, List<Channel> channels) {
        Heard ready = poll(channels);
        if (ready != null) {
            return ready;
        }
        Clock.Waiter waiter = clock.waiter();
        for (Channel c : channels) {
            c.mailbox.wakes(waiter);
        }
        try {
            do {
                ready = poll(channels);
                if (ready != null) {
                    return ready;
                }
            } while (waiter.await(deadline));
            return poll(channels);
        } finally {
            for (Channel c : channels) {
                c.mailbox.wakes(null);
            }
        }
    }

    private static @Nullable Heard poll(List<Channel> channels) {
        for (Channel c : channels) {
            if (c.mustLeave()) {
                return new Heard(c, Signal.Leave.NOW);
            }
            Signal signal = c.mailbox.poll();
            if (signal != null) {
                c.note(signal);
                return new Heard(c, signal);
            }
        }
        return null;
    }

    /**
     * Waits for something that is no signal, and takes none: whoever brings it about calls {@link #nudge}. Controlling
     * thread only.
     *
     * @param deadline of {@link Clock#nanos()}
     * @return whether it came about; false at the deadline and when the channel shall leave what it does
     */
    public boolean await(long deadline, BooleanSupplier done) {
        Clock.Waiter waiter = pbx.clock().waiter();
        mailbox.wakes(waiter);
        try {
            do {
                if (done.getAsBoolean()) {
                    return true;
                }
                if (mustLeave()) {
                    return false;
                }
            } while (waiter.await(deadline));
            return done.getAsBoolean();
        } finally {
            mailbox.wakes(null);
        }
    }

    /** Keeps of a signal what belongs to the channel's own state, whoever takes it. */
    private void note(Signal signal) {
        switch (signal) {
            case Signal.Answered a -> state(ChannelState.UP);
            case Signal.Ringing r -> {
                if (state == ChannelState.DOWN || state == ChannelState.DIALING) {
                    state(ChannelState.RINGING);
                }
            }
            case Signal.Held h -> {
                onHold = true;
                publish(Event.Held.class, () -> new Event.Held(snapshot(), h.musicClass()));
            }
            case Signal.Unheld u -> {
                onHold = false;
                publish(Event.Unheld.class, () -> new Event.Unheld(snapshot()));
            }
            case Signal.Digit d ->
                publish(
                        Event.DigitPressed.class,
                        () -> new Event.DigitPressed(snapshot(), d.digit(), d.length(), true));
            default -> {}
        }
    }

    // --- telling the device

    /**
     * Tells the device something; controlling thread only. Nothing once the leg is gone. A leg that is up has no signal
     * for ringing, busy and congestion any more, so it hears their tones.
     */
    public void indicate(Signal.Indication indication) {
        if (isDeviceGone()) {
            return;
        }
        attachment(TransferProgress.class).ifPresent(progress -> progress.told(indication));
        if (isUp()) {
            switch (indication) {
                case Signal.Ringing r -> tone("ring");
                case Signal.Busy b -> tone("busy");
                case Signal.Congestion c -> tone("congestion");
                case Signal.Progress p -> stopTones();
                default -> device().indicate(indication);
            }
        } else {
            device().indicate(indication);
        }
    }

    private Audio.@Nullable Playing tone;

    private void tone(String named) {
        stopTones();
        tone = pbx.audio().tone(this, named);
    }

    /** Ends the tone of an earlier {@link #indicate}, if there is one. */
    public void stopTones() {
        if (tone != null) {
            tone.stop();
            tone = null;
        }
    }

    /** Answers an incoming leg that is not up yet. */
    public void answer() {
        attachment(TransferProgress.class).ifPresent(progress -> progress.told(new Signal.Answered()));
        if (isUp() || isDeviceGone()) {
            return;
        }
        device().answer();
        state(ChannelState.UP);
    }

    /** Shows the device whom it talks to now, after the channel's connected-line routine has seen it. */
    public void tell(ConnectedLine line) {
        Interception.connectedLine(this, line);
    }

    /** Shows the device how the call was diverted, after the channel's redirecting routine has seen it. */
    public void tell(Redirecting diverted) {
        Interception.redirecting(this, diverted);
    }

    // --- leaving

    /** Asks for the end of the channel; the first cause counts. Any thread. */
    public void hangup(HangupCause cause, String by) {
        if (leaving.hangup(cause, by)) {
            publish(Event.HangupAsked.class, () -> new Event.HangupAsked(snapshot(), cause, by));
            mailbox.nudge(Signal.Leave.NOW);
        }
    }

    /** The device says that its leg is gone. Any thread; by drivers. */
    public void deviceGone(HangupCause cause) {
        if (leaving.deviceGone(cause, name)) {
            mailbox.nudge(Signal.Leave.NOW);
        }
    }

    /** Sends the channel elsewhere in the dialplan, out of whatever it does. Any thread; false when it is too late. */
    public boolean redirect(Place place) {
        boolean goes = leaving.redirect(place);
        if (goes) {
            mailbox.nudge(Signal.Leave.NOW);
        }
        return goes;
    }

    /** Whether the channel is hung up, or was asked to be. */
    public boolean isHungUp() {
        return leaving.isHungUp();
    }

    /** Whether the far side is gone, so that there is nobody to tell anything. */
    public boolean isDeviceGone() {
        return leaving.isDeviceGone();
    }

    /** Whether whoever controls the channel shall stop and return. */
    public boolean mustLeave() {
        return leaving.mustLeave();
    }

    /** While an extension runs after the hangup, the hangup that led there does not stop it. */
    void ignoreHangup(boolean ignore) {
        leaving.ignoreHangup(ignore);
    }

    /** Where a redirect sends the channel; the redirect is done with that. Controlling thread only. */
    public Optional<Place> takeRedirect() {
        return leaving.takeRedirect();
    }

    public boolean isRedirected() {
        return leaving.isRedirected();
    }

    /** Why the channel ended, or the cause last heard; {@link HangupCause#NOTDEFINED} before that. */
    public HangupCause hangupCause() {
        return leaving.cause();
    }

    /** Notes a cause: of a failed leg on the caller, or by a hangup handler. */
    public void hangupCause(HangupCause cause) {
        leaving.cause(cause);
    }

    /** Who ended it: a channel's name, or the words of whoever asked. */
    public String hangupSource() {
        return leaving.source();
    }

    /** Says who ended it, or will have. */
    public void hangupSource(String by) {
        leaving.source(by);
    }

    /** The handler routine that runs on this channel, if any: the innermost. */
    public Optional<Routine> routine() {
        return Optional.ofNullable(leaving.routine());
    }

    /** Enters or leaves a handler routine; for the routine runner. */
    public void routine(@Nullable Routine running) {
        leaving.routine(running);
    }

    // --- what belongs to it

    /** Something that lives as long as the channel: made when first asked for, closed when the channel ends. */
    public <T extends AutoCloseable> T attachment(Class<T> type, Supplier<T> maker) {
        return attachments.get(type, maker);
    }

    public <T extends AutoCloseable> Optional<T> attachment(Class<T> type) {
        return attachments.find(type);
    }

    // --- the end

    /**
     * Ends the leg: device hung up, hangup handlers run, everything it held released. By the thread that controls the
     * channel, as its last act; nothing when it ended already.
     */
    void close(HangupCause cause) {
        hangup(cause, name);
        Device d = device;
        if (d != null) {
            d.hangup(leaving.cause());
        }
        hangupHandlers.run();
        if (leaving.close()) {
            attachments.close(this);
            publish(Event.HungUp.class, () -> new Event.HungUp(snapshot(), leaving.cause()));
            pbx.channels().remove(this);
            variables.clear();
        }
    }

    public boolean isClosed() {
        return leaving.isClosed();
    }

    /** How long ago it was answered; zero before that. */
    public Duration answeredFor() {
        Instant at = answeredAt;
        return at == null ? Duration.ZERO : Duration.between(at, pbx.clock().now());
    }

    /** Publishes an event about this channel, made only when somebody wants it. */
    public <E extends Event> void publish(Class<E> kind, Supplier<E> maker) {
        pbx.events().publish(kind, maker);
    }

    @Override
    public String toString() {
        return name;
    }
}
