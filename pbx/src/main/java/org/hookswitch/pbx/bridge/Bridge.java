package org.hookswitch.pbx.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hookswitch.media.Patch;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Redirecting;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of two: while both are in it and neither is held, their audio is patched together; what one's device
 * says of itself is told to the other.
 *
 * <p>Each channel is in the bridge on the thread that controls it, in {@link #join}. The members and the patch are
 * guarded by a lock that is never held while a routine or a device runs.
 */
public final class Bridge {

    private final Bridges bridges;
    private final String id;
    private final List<Member> members = new ArrayList<>(2);
    private @Nullable Patch patch;
    private boolean dissolved;

    Bridge(Bridges bridges, String id) {
        this.bridges = bridges;
        this.id = id;
    }

    /** Why a channel is in the bridge no longer. */
    public enum End {
        /** It was hung up. */
        HUNG_UP,
        /** It was sent elsewhere. */
        REDIRECTED,
        /** The other party left. */
        PARTED
    }

    private static final class Member {
        final Channel channel;
        boolean holds;
        Audio.@Nullable Playing music;

        Member(Channel channel) {
            this.channel = channel;
        }
    }

    /** What a bridge posts to its members; each names its bridge, since a channel may have left it meanwhile. */
    private sealed interface Message {
        Bridge bridge();

        record Part(Bridge bridge) implements Message {}

        record TellLine(Bridge bridge, ConnectedLine line) implements Message {}

        record TellDiversion(Bridge bridge, Redirecting redirecting) implements Message {}

        record PassOn(Bridge bridge, Signal.Indication indication) implements Message {}

        record Move(Bridge bridge, Bridge to, @Nullable Channel replaced, Consumer<Boolean> done) implements Message {}
    }

    public String id() {
        return id;
    }

    /** The channels in the bridge at this moment. */
    public synchronized List<Channel> channels() {
        return members.stream().map(m -> m.channel).toList();
    }

    /** Puts a channel into the bridge until it leaves; on the thread that controls it. */
    public End join(Channel channel) {
        return visitAll(channel, new Message.Move(this, this, null, entered -> {}));
    }

    /**
     * Puts a channel into the bridge in the place of one that is in it, which leaves; on the thread that controls the new
     * one.
     */
    public End joinInPlaceOf(Channel replaced, Channel channel) {
        return visitAll(channel, new Message.Move(this, this, replaced, entered -> {}));
    }

    /**
     * Takes a channel out of this bridge and puts it into another, in the place of one that is there. Whoever controls it
     * stays in its {@link #join}, which ends with the other bridge. Any thread.
     *
     * @param done is told whether that came about
     */
    public void move(Channel channel, Bridge to, Channel replaced, Consumer<Boolean> done) {
        channel.post(new Signal.FromBridge(new Message.Move(this, to, replaced, done)));
    }

    /** One bridge after the other. */
    private static End visitAll(Channel channel, Message.Move first) {
        Message.Move next = first;
        while (true) {
            Visit visit = next.to().visit(channel, next);
            if (visit.next() == null) {
                return visit.end();
            }
            next = visit.next();
        }
    }

    /** How a stay ended, and where the channel is moved to, if it is. */
    private record Visit(End end, Message.@Nullable Move next) {}

    private Visit visit(Channel channel, Message.Move how) {
        Channel replaced = how.replaced();
        Member me = enter(channel, replaced);
        how.done().accept(me != null);
        if (me == null) {
            return new Visit(End.PARTED, null);
        }
        try {
            if (replaced != null) {
                introduce(channel);
            }
            while (true) {
                Signal signal = channel.next(Clock.NEVER);
                if (signal instanceof Signal.Leave) {
                    return new Visit(channel.isHungUp() ? End.HUNG_UP : End.REDIRECTED, null);
                }
                if (signal instanceof Signal.FromBridge(Message message)) {
                    if (message.bridge() == this && message instanceof Message.Move move) {
                        return new Visit(End.PARTED, move);
                    }
                    if (message.bridge() == this && !obey(channel, message)) {
                        return new Visit(End.PARTED, null);
                    }
                } else if (signal != null) {
                    heard(me, signal);
                }
            }
        } finally {
            leave(me);
        }
    }

    /** One that came in another's place and the party that it found there are told of each other. */
    private void introduce(Channel channel) {
        for (Channel peer : channels()) {
            if (peer != channel) {
                if (!peer.caller().id().isUnknown()) {
                    channel.tell(peer.caller().asConnectedLine(ConnectedLine.Source.TRANSFER));
                }
                if (!channel.caller().id().isUnknown()) {
                    peer.post(new Signal.FromBridge(new Message.TellLine(
                            this, channel.caller().asConnectedLine(ConnectedLine.Source.TRANSFER))));
                }
            }
        }
    }

    /** Asks both parties to leave. Any thread. */
    public void dissolve() {
        List<Channel> all;
        synchronized (this) {
            dissolved = true;
            all = channels();
        }
        all.forEach(c -> c.post(new Signal.FromBridge(new Message.Part(this))));
    }

    private @Nullable Member enter(Channel channel, @Nullable Channel replaced) {
        var me = new Member(channel);
        List<Audio.Playing> music = new ArrayList<>(2);
        int count;
        Channel peer;
        synchronized (this) {
            Member out = replaced == null ? null : member(replaced);
            if (dissolved || (replaced == null ? members.size() >= 2 : out == null)) {
                return null;
            }
            if (out != null) {
                members.remove(out);
                collectMusic(out, music);
                members.forEach(m -> collectMusic(m, music));
                // The old patch would go on with the one that left.
                repatch();
            }
            peer = members.isEmpty() ? null : members.getFirst().channel;
            members.add(me);
            count = members.size();
            repatch();
        }
        music.forEach(Audio.Playing::stop);
        if (replaced != null) {
            replaced.post(new Signal.FromBridge(new Message.Part(this)));
        }
        if (peer != null) {
            channel.link(peer);
        }
        channel.bridge(id);
        channel.publish(Event.BridgeEntered.class, () -> new Event.BridgeEntered(id, channel.snapshot(), count));
        return me;
    }

    private @Nullable Member member(Channel channel) {
        for (Member m : members) {
            if (m.channel == channel) {
                return m;
            }
        }
        return null;
    }

    private void leave(Member me) {
        List<Channel> others;
        List<Audio.Playing> music = new ArrayList<>(2);
        boolean wasIn;
        synchronized (this) {
            wasIn = members.remove(me);
            if (wasIn) {
                dissolved = true;
                repatch();
                members.forEach(m -> collectMusic(m, music));
            }
            collectMusic(me, music);
            others = channels();
        }
        music.forEach(Audio.Playing::stop);
        me.channel.bridge(null);
        int left = others.size();
        me.channel.publish(Event.BridgeLeft.class, () -> new Event.BridgeLeft(id, me.channel.snapshot(), left));
        if (wasIn) {
            others.forEach(c -> c.post(new Signal.FromBridge(new Message.Part(this))));
            if (others.isEmpty()) {
                bridges.destroyed(this);
            }
        }
    }

    private static void collectMusic(Member member, List<Audio.Playing> music) {
        if (member.music != null) {
            music.add(member.music);
            member.music = null;
        }
    }

    /** Does what the bridge asks of this member; false when it is to leave. */
    private static boolean obey(Channel channel, Message message) {
        switch (message) {
            case Message.Part p -> {
                return false;
            }
            case Message.TellLine t -> channel.tell(t.line());
            case Message.TellDiversion t -> channel.tell(t.redirecting());
            case Message.PassOn p -> channel.indicate(p.indication());
            case Message.Move m -> throw new IllegalStateException("a move is no message to obey here: " + m.to().id());
        }
        return true;
    }

    private void heard(Member me, Signal signal) {
        switch (signal) {
            case Signal.Held h -> hold(me, h.musicClass());
            case Signal.Unheld u -> unhold(me);
            case Signal.ConnectedLineChanged c -> {
                me.channel.caller(c.line().asCaller());
                toOthers(me, new Message.TellLine(this, c.line()));
            }
            case Signal.RedirectingChanged r -> toOthers(me, new Message.TellDiversion(this, r.redirecting()));
            case Signal.Text t -> toOthers(me, new Message.PassOn(this, t));
            case Signal.Flash f -> toOthers(me, new Message.PassOn(this, f));
            case Signal.VideoUpdate v -> toOthers(me, new Message.PassOn(this, v));
            case Signal.SourceChanged s -> toOthers(me, new Message.PassOn(this, s));
            default -> {}
        }
    }

    private void toOthers(Member me, Message message) {
        for (Channel c : channels()) {
            if (c != me.channel) {
                c.post(new Signal.FromBridge(message));
            }
        }
    }

    /** The others hear music while this member holds. */
    private synchronized void hold(Member me, String suggested) {
        me.holds = true;
        repatch();
        for (Member m : members) {
            if (m != me && m.music == null) {
                String musicClass = suggested.isEmpty() ? m.channel.musicClass() : suggested;
                m.music = m.channel.pbx().audio().music(m.channel, musicClass);
            }
        }
    }

    private void unhold(Member me) {
        List<Audio.Playing> music = new ArrayList<>(1);
        synchronized (this) {
            me.holds = false;
            members.stream().filter(m -> m != me).forEach(m -> collectMusic(m, music));
        }
        music.forEach(Audio.Playing::stop);
        synchronized (this) {
            repatch();
        }
    }

    private void repatch() {
        boolean shouldTalk = members.size() == 2 && members.stream().noneMatch(m -> m.holds);
        if (shouldTalk && patch == null) {
            patch = Patch.connect(
                    members.getFirst().channel.media(),
                    members.getLast().channel.media());
        } else if (!shouldTalk && patch != null) {
            patch.close();
            patch = null;
        }
    }
}
