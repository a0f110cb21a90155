package org.hookswitch.records.cdr;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.event.ChannelSnapshot;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.event.Events;
import org.jspecify.annotations.Nullable;

/**
 * Makes call detail records of what happens in a switch, one for each pair of parties, and hands them over when the
 * channel that is their party A has ended.
 *
 * <p>Thread-safe; its lock is held for a moment only, and nothing is published under it. Follows
 * docs.asterisk.org, "CDR Specification" of Asterisk 12 and later.
 */
public final class CdrEngine implements AutoCloseable {

    /** How many finished records {@link #records} remembers. */
    public static final int REMEMBERED = 1_000;

    private static final List<Class<? extends Event>> KINDS =
            List.of(Event.OfChannel.class, Event.DialBegan.class, Event.DialEnded.class);

    private final Pbx pbx;
    private final CdrSettings settings;
    private final Events.Observation observation;
    private final CopyOnWriteArrayList<Consumer<Cdr>> takers = new CopyOnWriteArrayList<>();
    private final Map<String, Ledger> byChannel = new HashMap<>();
    private final ArrayDeque<Cdr> finished = new ArrayDeque<>();
    private int next;

    /** All records of one channel as party A. */
    private static final class Ledger {
        final List<Draft> drafts = new ArrayList<>(2);
        ChannelSnapshot last;
        boolean disabled;
        boolean preferredA;
        boolean originated;

        Ledger(ChannelSnapshot first) {
            last = first;
        }

        Draft newest() {
            return drafts.getLast();
        }

        boolean allFinished() {
            return drafts.stream().noneMatch(Draft::isOpen);
        }
    }

    /** Starts to record. */
    public CdrEngine(Pbx pbx, CdrSettings settings) {
        this.pbx = pbx;
        this.settings = settings;
        observation = pbx.events().observe("call records", this::on, KINDS);
        if (!settings.enabled()) {
            observation.close();
        }
    }

    /** The engine of a switch; one with default settings when it was given none. */
    public static CdrEngine of(Pbx pbx) {
        return pbx.part(CdrEngine.class, p -> new CdrEngine(p, CdrSettings.DEFAULTS));
    }

    public CdrSettings settings() {
        return settings;
    }

    /** Hands every record over from now on; the taker returns at once. */
    public void handTo(Consumer<Cdr> taker) {
        takers.add(taker);
    }

    /** The newest records, the oldest of them first. */
    public synchronized List<Cdr> records() {
        return List.copyOf(finished);
    }

    private synchronized void on(Event event) {
        Instant now = pbx.clock().now();
        switch (event) {
            case Event.DialBegan d -> dialBegan(d, now);
            case Event.DialEnded d -> dialEnded(d, now);
            case Event.HungUp h -> hungUp(h.channel(), now);
            case Event.BridgeEntered e -> {
                seen(e.channel(), now, false);
                entered(e.bridge(), e.channel(), now);
            }
            case Event.BridgeLeft l -> left(l.bridge(), l.channel(), now);
            case Event.PriorityReached p -> seen(p.channel(), now, true);
            case Event.OfChannel o -> seen(o.channel(), now, false);
            default -> {}
        }
    }

    private Draft begin(Ledger ledger, ChannelSnapshot channel, Instant now) {
        var draft = new Draft(next++, channel, now);
        draft.disabled = ledger.disabled;
        ledger.drafts.add(draft);
        return draft;
    }

    private Ledger ledger(ChannelSnapshot channel, Instant now) {
        Ledger known = byChannel.get(channel.uniqueId());
        if (known == null) {
            known = new Ledger(channel);
            known.disabled = !settings.channelDefaultEnabled();
            byChannel.put(channel.uniqueId(), known);
            begin(known, channel, now);
        }
        return known;
    }

    /** What a channel is like now; a step of the dialplan after the end of its records begins a new one. */
    private void seen(ChannelSnapshot channel, Instant now, boolean step) {
        Ledger ledger = ledger(channel, now);
        ledger.last = channel;
        boolean over = settings.endBeforeHExten() && channel.ledger().ending();
        if (step && over) {
            ledger.drafts.forEach(d -> d.finish(now, settings));
            return;
        }
        if (step && ledger.allFinished()) {
            begin(ledger, channel, now);
        }
        ledger.drafts.forEach(d -> d.update(channel, now));
        for (Ledger other : byChannel.values()) {
            for (Draft d : other.drafts) {
                if (d.isOpen() && isB(d, channel)) {
                    d.b = channel;
                }
            }
        }
    }

    private static boolean isB(Draft draft, ChannelSnapshot channel) {
        ChannelSnapshot b = draft.b;
        return b != null && b.uniqueId().equals(channel.uniqueId());
    }

    // --- dialling

    private void dialBegan(Event.DialBegan dial, Instant now) {
        if (settings.ignoreDialChanges()) {
            return;
        }
        boolean alone = dial.caller().uniqueId().isEmpty();
        ChannelSnapshot a = alone ? dial.callee() : dial.caller();
        seen(a, now, false);
        Ledger ledger = ledger(a, now);
        if (alone) {
            ledger.originated = true;
            ledger.newest().dialing = true;
            return;
        }
        ledger(dial.callee(), now);
        Draft single = null;
        for (Draft d : ledger.drafts) {
            if (d.isOpen() && d.b == null) {
                single = d;
            }
        }
        if (single == null) {
            Draft before = ledger.newest();
            single = begin(ledger, a, now);
            single.copyProgress(before);
        }
        single.dials(dial.callee());
    }

    private void dialEnded(Event.DialEnded dial, Instant now) {
        if (settings.ignoreDialChanges()) {
            return;
        }
        boolean alone = dial.caller().uniqueId().isEmpty();
        Ledger ledger = byChannel.get((alone ? dial.callee() : dial.caller()).uniqueId());
        if (ledger == null) {
            return;
        }
        for (Draft d : ledger.drafts) {
            if (d.isOpen() && d.dialing && (alone ? d.b == null : isB(d, dial.callee()))) {
                d.disposition = ofStatus(dial.status());
                d.dialing = false;
                if (d.disposition == Disposition.ANSWERED) {
                    if (alone) {
                        d.disposition = null;
                    }
                } else {
                    d.finish(now, settings);
                }
            }
        }
    }

    private Disposition ofStatus(String status) {
        return switch (status) {
            case "ANSWER" -> Disposition.ANSWERED;
            case "BUSY" -> Disposition.BUSY;
            case "CANCEL" -> settings.cancelDisposition() ? Disposition.CANCEL : Disposition.NO_ANSWER;
            case "NOANSWER" -> Disposition.NO_ANSWER;
            case "CONGESTION" -> settings.congestion() ? Disposition.CONGESTION : Disposition.FAILED;
            default -> Disposition.FAILED;
        };
    }

    // --- bridges

    private void entered(String bridge, ChannelSnapshot channel, Instant now) {
        if (settings.ignoreStateChanges()) {
            return;
        }
        for (Ledger other : List.copyOf(byChannel.values())) {
            if (other.last.bridge().equals(bridge) && !other.last.uniqueId().equals(channel.uniqueId())) {
                pair(bridge, ledger(channel, now), other, now);
            }
        }
    }

    private void pair(String bridge, Ledger one, Ledger two, Instant now) {
        boolean first = one.preferredA != two.preferredA
                ? one.preferredA
                : !one.last.created().isAfter(two.last.created())
                        && (one.last.created().isBefore(two.last.created())
                                || !one.last.ledger().outgoing());
        Ledger a = first ? one : two;
        ChannelSnapshot b = (first ? two : one).last;
        Draft draft = null;
        for (Draft d : a.drafts) {
            if (d.isOpen() && d.bridge.isEmpty() && isB(d, b)) {
                draft = d;
            }
        }
        for (Draft d : a.drafts) {
            if (draft == null && d.isOpen() && d.bridge.isEmpty() && d.b == null) {
                draft = d;
            }
        }
        if (draft == null) {
            Draft before = a.newest();
            draft = begin(a, a.last, now);
            draft.copyProgress(before);
        }
        draft.b = b;
        draft.bridge = bridge;
        draft.dialing = false;
    }

    private void left(String bridge, ChannelSnapshot channel, Instant now) {
        ledger(channel, now).last = channel;
        if (settings.ignoreStateChanges()) {
            return;
        }
        for (Ledger ledger : byChannel.values()) {
            for (Draft d : ledger.drafts) {
                boolean takesPart = d.a.uniqueId().equals(channel.uniqueId()) || isB(d, channel);
                if (d.isOpen() && d.bridge.equals(bridge) && takesPart) {
                    d.finish(now, settings);
                }
            }
        }
    }

    // --- the end

    private void hungUp(ChannelSnapshot channel, Instant now) {
        Ledger ledger = ledger(channel, now);
        ledger.drafts.forEach(d -> d.update(channel, now));
        ledger.last = channel;
        for (Ledger other : byChannel.values()) {
            for (Draft d : other.drafts) {
                if (d.isOpen() && isB(d, channel) && d.bridge.isEmpty() && !d.dialing) {
                    d.b = channel;
                }
            }
        }
        for (Draft d : ledger.drafts) {
            d.finish(now, settings);
            if (isRecorded(ledger, d)) {
                Cdr cdr = d.record(now, settings, userFieldOfB(d));
                if (finished.size() >= REMEMBERED) {
                    finished.removeFirst();
                }
                finished.addLast(cdr);
                takers.forEach(t -> t.accept(cdr));
            }
        }
        byChannel.remove(channel.uniqueId());
    }

    private boolean isRecorded(Ledger ledger, Draft d) {
        if (d.disabled || ledger.disabled) {
            return false;
        }
        if (d.b == null && d.a.ledger().outgoing() && !ledger.originated) {
            return false;
        }
        return settings.unanswered() || d.b != null || d.disposition == Disposition.ANSWERED;
    }

    private static String userFieldOfB(Draft d) {
        ChannelSnapshot b = d.b;
        return b == null ? "" : b.ledger().userField();
    }

    // --- for the dialplan

    /** The record of a channel as it stands: the newest, when there are several. */
    public synchronized Cdr current(Channel channel) {
        Draft d = draft(channel);
        return d.record(pbx.clock().now(), settings, userFieldOfB(d));
    }

    /** Whether the newest record of a channel has ended. */
    synchronized boolean isOver(Channel channel) {
        return !draft(channel).isOpen();
    }

    private Draft draft(Channel channel) {
        Instant now = pbx.clock().now();
        ChannelSnapshot snapshot = channel.snapshot();
        Ledger ledger = byChannel.get(snapshot.uniqueId());
        if (ledger == null) {
            if (channel.isClosed()) {
                return new Draft(-1, snapshot, snapshot.created());
            }
            ledger = ledger(snapshot, now);
        }
        ledger.newest().update(snapshot, now);
        return ledger.newest();
    }

    /** Sets a variable of a channel's records. */
    synchronized void variable(Channel channel, String name, String value) {
        var _ = draft(channel);
        Optional.ofNullable(byChannel.get(channel.uniqueId()))
                .ifPresent(l -> l.drafts.forEach(d -> d.variables.put(name, value)));
    }

    /** Turns recording of a channel off or on. */
    synchronized void disable(Channel channel, boolean off) {
        var _ = draft(channel);
        Ledger ledger = byChannel.get(channel.uniqueId());
        if (ledger != null) {
            ledger.disabled = off;
            ledger.drafts.forEach(d -> d.disabled = off);
        }
    }

    /** Whether the channel shall be party A of its conversations, whoever is older. */
    synchronized void preferAsA(Channel channel, boolean preferred) {
        var _ = draft(channel);
        Ledger ledger = byChannel.get(channel.uniqueId());
        if (ledger != null) {
            ledger.preferredA = preferred;
        }
    }

    /** Begins the newest record of a channel anew. */
    synchronized void reset(Channel channel, boolean keepVariables) {
        Draft d = draft(channel);
        Instant now = pbx.clock().now();
        d.start = now;
        d.answer = d.answer == null ? null : now;
        if (!keepVariables) {
            d.variables.clear();
        }
    }

    /** How {@code ForkCDR} forks. */
    record Fork(boolean answerNow, boolean finish, boolean reset, boolean plain) {}

    /** Goes on with a new record beside the newest of a channel. */
    synchronized void fork(Channel channel, Fork how) {
        Draft before = draft(channel);
        Instant now = pbx.clock().now();
        Ledger ledger = byChannel.get(channel.uniqueId());
        if (ledger == null) {
            return;
        }
        Draft fork = begin(ledger, channel.snapshot(), now);
        fork.start = how.reset() ? now : before.start;
        @Nullable Instant answer = before.answer;
        fork.answer = answer == null ? null : how.reset() || how.answerNow() ? now : answer;
        if (!how.plain()) {
            fork.variables.putAll(before.variables);
        }
        if (how.finish()) {
            before.finish(now, settings);
        }
    }

    @Override
    public void close() {
        observation.close();
    }
}
