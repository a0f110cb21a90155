package org.hookswitch.pbx.feature;

import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Template;

/**
 * A line of [applicationmap]: keys that run an application. Immutable.
 *
 * @param onPeer whether it runs on the other party instead of on who pressed
 * @param arguments substituted at each run, with the variables of the channel on which it runs
 * @param musicClass what the other party hears meanwhile; empty for nothing
 * @param writtenAt where the line stands
 */
public record DynamicFeature(
        String name,
        String keys,
        boolean onPeer,
        String application,
        Template arguments,
        String musicClass,
        SourceLocation writtenAt) {

    public DynamicFeature withKeys(String newKeys) {
        return new DynamicFeature(name, newKeys, onPeer, application, arguments, musicClass, writtenAt);
    }

    /** Whether it runs a routine, under the contract of its stage. */
    public boolean isRoutine() {
        return application.equalsIgnoreCase("Gosub");
    }
}
