package org.hookswitch.pbx.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookswitch.media.Patch;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.bridge.Member.Feature;
import org.hookswitch.pbx.bridge.Member.Message;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.feature.BuiltInFeature;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.party.ConnectedLine;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of two: while both are in it and neither is held or busy with a feature, their audio is patched together;
 * what one's device says of itself is told to the other. {@link Stay} is the time that one of them spends in it.
 *
 * <p>Each channel is in the bridge on the thread that controls it, in {@link #join}. The members and the patch are
 * guarded by a lock that is never held while a routine or a device runs. Who listens to keys gets them as signals, and they
 * travel to the other party as signals too; otherwise they travel among the audio.
 */
public final class Bridge {

    private final Bridges bridges;
    private final String id;
    private final List<Member> members = new ArrayList<>(2);
    /** Who is on its way here, in place of a member that has gone already. */
    private final List<Channel> expected = new ArrayList<>(1);

    private @Nullable Patch patch;
    private boolean keysBySignal;
    private boolean dissolved;
    private boolean staysOpen;
    private @Nullable Runnable whenEmpty;

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

    public String id() {
        return id;
    }

    /** The channels in the bridge at this moment. */
    public synchronized List<Channel> channels() {
        return members.stream().map(m -> m.channel).toList();
    }

    /** Puts a channel that may do nothing by keys into the bridge until it leaves; on the thread that controls it. */
    public End join(Channel channel) {
        return join(channel, BridgeFeatures.NONE);
    }

    /**
     * Puts a channel into the bridge until it leaves; on the thread that controls it. A channel that a transfer moves to
     * another bridge stays there in the same call of this method.
     */
    public End join(Channel channel, BridgeFeatures features) {
        Bridge bridge = this;
        while (true) {
            Member me = bridge.enter(channel, features);
            if (me == null) {
                return End.PARTED;
            }
            End end = End.HUNG_UP;
            try {
                end = new Stay(bridge, me, features).run();
            } finally {
                bridge.leave(me);
                if (me.move != null && end != End.PARTED) {
                    me.move.to().notComing(channel);
                }
            }
            if (me.move == null || end != End.PARTED) {
                return end;
            }
            bridge = me.move.to();
        }
    }

    /**
     * Puts a channel into the bridge in the place of one that is in it, which leaves; on the thread that controls the new
     * one.
     */
    public End joinInPlaceOf(Channel replaced, Channel channel) {
        return expect(channel, replaced) ? join(channel) : End.PARTED;
    }

    /** Asks both parties to leave. Any thread. */
    public void dissolve() {
        synchronized (this) {
            dissolved = true;
        }
        wakeAll();
    }

    private void wakeAll() {
        channels().forEach(this::wake);
    }

    private void wake(Channel channel) {
        channel.post(new Signal.FromBridge(this));
    }

    /**
     * Lets a member go on in another bridge, without a moment outside of both.
     *
     * @param replacing a member of the other bridge that makes place at once, and leaves it; null for nobody
     * @return false when the member, or who is to make place, is not there any more
     */
    public boolean move(Channel channel, Bridge to, @Nullable Channel replacing) {
        if (!to.expect(channel, replacing)) {
            return false;
        }
        synchronized (this) {
            Member member = member(channel);
            if (member != null && member.move == null && !dissolved) {
                member.move = new Member.Move(to, replacing);
                wake(channel);
                return true;
            }
        }
        to.notComing(channel);
        return false;
    }

    private boolean expect(Channel channel, @Nullable Channel replacing) {
        List<Audio.Playing> music = new ArrayList<>(2);
        synchronized (this) {
            Member going = replacing == null ? null : member(replacing);
            if (dissolved || (replacing != null && going == null)) {
                return false;
            }
            expected.add(channel);
            if (going != null) {
                members.remove(going);
                repatch();
                collectMusic(going, music);
                members.forEach(m -> collectMusic(m, music));
                wake(going.channel);
            }
        }
        music.forEach(Audio.Playing::stop);
        return true;
    }

    private void notComing(Channel channel) {
        boolean empty;
        synchronized (this) {
            if (!expected.remove(channel)) {
                return;
            }
            dissolved = true;
            empty = members.isEmpty();
        }
        wakeAll();
        if (empty) {
            bridges.destroyed(this);
        }
    }

    /** Lets the bridge go on when a member leaves, until somebody calls {@link #dissolve}; tells when nobody is left. */
    void stayOpen(Runnable newWhenEmpty) {
        synchronized (this) {
            staysOpen = true;
            whenEmpty = newWhenEmpty;
            if (!members.isEmpty()) {
                return;
            }
        }
        newWhenEmpty.run();
    }

    // --- for members

    @Nullable
    Member enter(Channel channel, BridgeFeatures features) {
        var me = new Member(channel, keysOf(channel, features));
        int count;
        Channel peer;
        boolean instead;
        synchronized (this) {
            instead = expected.remove(channel);
            if (dissolved || members.size() >= 2) {
                return null;
            }
            me.holds = channel.isOnHold();
            peer = members.isEmpty() ? null : members.getFirst().channel;
            members.add(me);
            count = members.size();
            keysBySignal = members.stream()
                    .anyMatch(
                            m -> !m.features.isEmpty() || m.channel.technology().equals("Local"));
            repatch();
        }
        if (peer != null) {
            channel.link(peer);
        }
        channel.bridge(id);
        channel.publish(Event.BridgeEntered.class, () -> new Event.BridgeEntered(id, channel.snapshot(), count));
        if (instead && peer != null) {
            introduce(me, peer);
        }
        return me;
    }

    /** One that came in another's place and the party that it found there are told of each other. */
    private void introduce(Member me, Channel peer) {
        if (!me.channel.caller().id().isUnknown()) {
            toOthers(me, new Message.TellLine(me.channel.caller().asConnectedLine(ConnectedLine.Source.TRANSFER)));
        }
        if (!peer.caller().id().isUnknown()) {
            me.channel.tell(peer.caller().asConnectedLine(ConnectedLine.Source.TRANSFER));
        }
    }

    private static Map<String, Feature> keysOf(Channel channel, BridgeFeatures features) {
        var byKeys = new LinkedHashMap<String, Feature>();
        ChannelFeatures own = ChannelFeatures.of(channel);
        for (BuiltInFeature allowed : BuiltInFeature.values()) {
            if (features.allowed().contains(allowed) && !own.keys(allowed).isEmpty()) {
                byKeys.putIfAbsent(own.keys(allowed), new Feature.BuiltIn(allowed));
            }
        }
        own.dynamic().forEach((keys, feature) -> byKeys.putIfAbsent(keys, new Feature.Dynamic(feature)));
        return byKeys;
    }

    void leave(Member me) {
        List<Channel> others;
        List<Audio.Playing> music = new ArrayList<>(2);
        boolean empty;
        Runnable listener;
        synchronized (this) {
            if (members.remove(me)) {
                dissolved = dissolved || !staysOpen;
            }
            repatch();
            collectMusic(me, music);
            if (!staysOpen) {
                members.forEach(m -> collectMusic(m, music));
            }
            others = channels();
            empty = others.isEmpty() && expected.isEmpty();
            listener = others.isEmpty() ? whenEmpty : null;
        }
        music.forEach(Audio.Playing::stop);
        me.channel.bridge(null);
        int left = others.size();
        me.channel.publish(Event.BridgeLeft.class, () -> new Event.BridgeLeft(id, me.channel.snapshot(), left));
        others.forEach(this::wake);
        if (listener != null) {
            listener.run();
        }
        if (empty) {
            bridges.destroyed(this);
        }
    }

    /** Whether a member has to go: the bridge is over, somebody took its place, or it goes on elsewhere. */
    synchronized boolean isOver(Member me) {
        return dissolved || me.move != null || !members.contains(me);
    }

    synchronized @Nullable Message nextMessage(Member me) {
        return me.nextMessage();
    }

    void toOthers(Member me, Message message) {
        List<Channel> told = new ArrayList<>(1);
        synchronized (this) {
            for (Member m : members) {
                if (m != me) {
                    m.tell(message);
                    told.add(m.channel);
                }
            }
        }
        told.forEach(this::wake);
    }

    /** Presses a key towards the other party, when keys do not travel among the audio. */
    void pass(Member me, Signal.Digit key) {
        List<Member> others;
        synchronized (this) {
            if (!keysBySignal) {
                return;
            }
            others = members.stream().filter(m -> m != me).toList();
        }
        for (Member m : others) {
            m.channel.media().digitsToDevice().begin(key.digit());
            m.channel.media().digitsToDevice().end(key.digit(), KeyGathering.millis(key.length()));
        }
    }

    /** The others hear music while this member's device holds. */
    void hold(Member me, String suggested) {
        change(me, () -> {
            me.holds = true;
            me.othersHear = suggested;
        });
    }

    void unhold(Member me) {
        change(me, () -> me.holds = false);
    }

    /** This member does something on its own; the others hear music of a class, of their own class, or nothing for null. */
    void stepOut(Member me, @Nullable String musicClass) {
        change(me, () -> {
            me.away++;
            me.othersHear = musicClass;
        });
    }

    void stepIn(Member me) {
        change(me, () -> {
            me.away--;
            me.holds = me.channel.isOnHold();
        });
    }

    private void change(Member me, Runnable what) {
        List<Audio.Playing> ended = new ArrayList<>(1);
        synchronized (this) {
            what.run();
            closePatchIfNobodyTalks();
            for (Member m : members) {
                if (m == me) {
                    continue;
                }
                if (me.isTalking() || me.othersHear == null) {
                    collectMusic(m, ended);
                } else if (m.music == null && m.away == 0) {
                    String musicClass = me.othersHear.isEmpty() ? m.channel.musicClass() : me.othersHear;
                    m.music = m.channel.pbx().audio().music(m.channel, musicClass);
                }
            }
        }
        ended.forEach(Audio.Playing::stop);
        synchronized (this) {
            repatch();
        }
    }

    private static void collectMusic(Member member, List<Audio.Playing> music) {
        if (member.music != null) {
            music.add(member.music);
            member.music = null;
        }
    }

    private @Nullable Member member(Channel channel) {
        return members.stream().filter(m -> m.channel == channel).findFirst().orElse(null);
    }

    private boolean shouldTalk() {
        return members.size() == 2 && members.stream().allMatch(Member::isTalking);
    }

    private void closePatchIfNobodyTalks() {
        if (!shouldTalk() && patch != null) {
            patch.close();
            patch = null;
        }
    }

    private void repatch() {
        closePatchIfNobodyTalks();
        if (shouldTalk() && patch == null) {
            Channel first = members.getFirst().channel;
            Channel last = members.getLast().channel;
            patch = keysBySignal
                    ? Patch.connectWithoutDigits(first.media(), last.media())
                    : Patch.connect(first.media(), last.media());
        }
    }
}
