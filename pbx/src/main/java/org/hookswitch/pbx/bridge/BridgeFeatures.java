package org.hookswitch.pbx.bridge;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.feature.BuiltInFeature;

/**
 * What one party of a bridge may do by keys, and how long it may stay. Keys, timeouts and dynamic features are its channel's
 * own, see {@link org.hookswitch.pbx.feature.ChannelFeatures}. Immutable.
 */
public record BridgeFeatures(Set<BuiltInFeature> allowed, Optional<CallLimit> limit) {

    /** Nothing but dynamic features. */
    public static final BridgeFeatures NONE = new BridgeFeatures(Set.of(), Optional.empty());

    public BridgeFeatures {
        allowed = Set.copyOf(allowed);
    }

    /** The features of both parties, by letters as Dial has them: small ones for the callee, capitals for the caller. */
    public static BridgeFeatures of(String letters, boolean caller) {
        var allowed = EnumSet.noneOf(BuiltInFeature.class);
        if (letters.indexOf(caller ? 'H' : 'h') >= 0) {
            allowed.add(BuiltInFeature.DISCONNECT);
        }
        if (letters.indexOf(caller ? 'T' : 't') >= 0) {
            allowed.add(BuiltInFeature.BLIND_TRANSFER);
            allowed.add(BuiltInFeature.ATTENDED_TRANSFER);
        }
        return new BridgeFeatures(allowed, Optional.empty());
    }

    /** Adds what BRIDGE_FEATURES of the caller allows, in the same letters. */
    public BridgeFeatures withVariableOf(Channel holder, boolean caller) {
        String letters = holder.variables().get("BRIDGE_FEATURES");
        if (letters == null || letters.isEmpty()) {
            return this;
        }
        var all = EnumSet.noneOf(BuiltInFeature.class);
        all.addAll(allowed);
        all.addAll(of(letters, caller).allowed());
        return new BridgeFeatures(all, limit);
    }

    public BridgeFeatures withLimit(Optional<CallLimit> newLimit) {
        return new BridgeFeatures(allowed, newLimit);
    }
}
