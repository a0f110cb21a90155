package org.hookswitch.pbx.bridge;

import java.util.ArrayDeque;
import java.util.Map;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.feature.DynamicFeature;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Redirecting;
import org.jspecify.annotations.Nullable;

/** A channel in a bridge. What changes is guarded by the bridge. */
final class Member {

    /** Most messages that wait for a member; what comes beyond is dropped, as in a mailbox. */
    private static final int MOST_MESSAGES = 1000;

    final Channel channel;
    final Map<String, Feature> features;

    /** Whether its device holds the call. */
    boolean holds;

    /** How many things it does outside of the conversation. */
    int away;

    /** What the others hear while it holds or is away; null for nothing. */
    @Nullable
    String othersHear;

    /** What it hears because of the others. */
    Audio.@Nullable Playing music;

    /** Where it is to go on talking; null while it stays. */
    @Nullable
    Move move;

    private final ArrayDeque<Message> messages = new ArrayDeque<>(2);

    Member(Channel channel, Map<String, Feature> features) {
        this.channel = channel;
        this.features = features;
    }

    boolean isTalking() {
        return !holds && away == 0;
    }

    void tell(Message message) {
        if (messages.size() < MOST_MESSAGES) {
            messages.add(message);
        }
    }

    @Nullable
    Message nextMessage() {
        return messages.poll();
    }

    /** Another bridge, and who makes place for the member there; null for nobody. */
    record Move(Bridge to, @Nullable Channel replacing) {}

    /** What keys stand for. */
    sealed interface Feature {
        record BuiltIn(org.hookswitch.pbx.feature.BuiltInFeature what) implements Feature {}

        record Dynamic(DynamicFeature what) implements Feature {}
    }

    /** What a bridge wants of its members. */
    sealed interface Message {
        record TellLine(ConnectedLine line) implements Message {}

        record TellDiversion(Redirecting redirecting) implements Message {}

        record PassOn(Signal.Indication indication) implements Message {}

        record RunFeature(DynamicFeature feature, String presser) implements Message {}
    }
}
