package org.hookswitch.pbx;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel carries for others to read: who may pick it up, where it is parked, how often
 * it may still be passed on.
 *
 * <p>Thread-safe; each value is immutable and replaced as a whole.
 */
public final class Marks implements AutoCloseable {

    /** How often a call may be passed on before it is taken for a circle. */
    public static final int MAX_FORWARDS = 20;

    /** How a call record shall be treated. */
    public enum AmaFlag {
        OMIT(1),
        BILLING(2),
        DOCUMENTATION(3);

        private final int code;

        AmaFlag(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /** The flag of a name or a number. */
        public static Optional<AmaFlag> of(String text) {
            String word = text.strip();
            return Arrays.stream(values())
                    .filter(f -> f.name().equalsIgnoreCase(word) || word.equals(Integer.toString(f.code)))
                    .findFirst();
        }
    }

    private volatile Set<Integer> callGroups = Set.of();
    private volatile Set<Integer> pickupGroups = Set.of();
    private volatile String namedCallGroups = "";
    private volatile String namedPickupGroups = "";
    private volatile String parkingLot = "";
    private volatile String tenantId = "";
    private volatile int transferCapability;
    private volatile int maxForwards = MAX_FORWARDS;

    private Marks() {}

    /** The marks of a channel. */
    public static Marks of(Channel channel) {
        return channel.attachment(Marks.class, Marks::new);
    }

    /** The numbered groups to which the channel belongs, each 0–63. */
    public Set<Integer> callGroups() {
        return callGroups;
    }

    public void callGroups(Set<Integer> groups) {
        callGroups = Set.copyOf(groups);
    }

    /** The numbered groups whose calls the channel may pick up, each 0–63. */
    public Set<Integer> pickupGroups() {
        return pickupGroups;
    }

    public void pickupGroups(Set<Integer> groups) {
        pickupGroups = Set.copyOf(groups);
    }

    /** The named groups to which the channel belongs, joined by commas. */
    public String namedCallGroups() {
        return namedCallGroups;
    }

    public void namedCallGroups(String groups) {
        namedCallGroups = groups;
    }

    /** The named groups whose calls the channel may pick up, joined by commas. */
    public String namedPickupGroups() {
        return namedPickupGroups;
    }

    public void namedPickupGroups(String groups) {
        namedPickupGroups = groups;
    }

    /** Where the channel is parked when it is parked; empty for the usual lot. */
    public String parkingLot() {
        return parkingLot;
    }

    public void parkingLot(String lot) {
        parkingLot = lot;
    }

    /** Whose call it is where several customers share the switch; empty for nobody's in particular. */
    public String tenantId() {
        return tenantId;
    }

    public void tenantId(String id) {
        tenantId = id;
    }

    /** The information transfer capability of ITU-T Q.931 §4.5.5; 0 is speech. */
    public int transferCapability() {
        return transferCapability;
    }

    public void transferCapability(int capability) {
        transferCapability = capability;
    }

    /** How often calls from this channel may still be passed on. */
    public int maxForwards() {
        return maxForwards;
    }

    public void maxForwards(int count) {
        maxForwards = count;
    }

    @Override
    public void close() {}
}
