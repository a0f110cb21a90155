package org.hookswitch.pjsip.registrar;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.pbx.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A binding in force, and whether it answers. Kept through refreshes of its registration. Any thread may read; {@link
 * Locations} and the {@link Qualifier} change it.
 */
public final class Location {

    /** Whether a contact answers. */
    public enum Status {
        /** Not known yet. */
        UNKNOWN("Unknown"),
        /** Nobody asks. */
        NOT_QUALIFIED("NonQualified"),
        REACHABLE("Reachable"),
        UNREACHABLE("Unreachable"),
        REMOVED("Removed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** The word of interfaces and functions. */
        public String word() {
            return word;
        }
    }

    private volatile Binding binding;
    private volatile Status status;
    private volatile @Nullable Duration roundTrip;
    Clock.@Nullable Alarm expiry;

    Location(Binding binding, Status status) {
        this.binding = binding;
        this.status = status;
    }

    public Binding binding() {
        return binding;
    }

    void binding(Binding refreshed) {
        binding = refreshed;
    }

    public Status status() {
        return status;
    }

    void status(Status newStatus, @Nullable Duration rtt) {
        status = newStatus;
        roundTrip = rtt;
    }

    /** How long the last check took; empty when none was answered. */
    public Optional<Duration> roundTrip() {
        return Optional.ofNullable(roundTrip);
    }

    /** Whether it is worth calling: everything but what did not answer, or is gone. */
    public boolean isReachable() {
        return status != Status.UNREACHABLE && status != Status.REMOVED;
    }

    @Override
    public String toString() {
        return binding.aor() + "/" + binding.uri();
    }
}
