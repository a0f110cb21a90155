package org.hookswitch.pbx;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Where a switch takes chance from; a part of the switch, so that a simulator can repeat it. Thread-safe. */
public record Chance(RandomGenerator generator) {

    /** The generator that the switch was given, or one that nobody can foretell. */
    public static RandomGenerator of(Pbx pbx) {
        return pbx.part(Chance.class, p -> new Chance(new SecureRandom())).generator();
    }
}
