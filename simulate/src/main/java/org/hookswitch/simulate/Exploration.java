package org.hookswitch.simulate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a scenario in other legal orders of what is simultaneous in it, a seed each, until one fails; the seed replays it.
 *
 * <p>Each order is a fresh {@link Simulation} with that seed, made by the scenario; one plays after the other, on the
 * calling thread. An order is drawn at random, so some are drawn twice; {@link Result#distinct()} says how many differ.
 */
public final class Exploration {

    private final Scenario scenario;
    private long firstSeed = 1;

    private Exploration(Scenario scenario) {
        this.scenario = scenario;
    }

    /** What is played in different orders. */
    @FunctionalInterface
    public interface Scenario {
        /**
         * Plays from the beginning, in the order that the seed chooses, and throws when something is not as expected.
         *
         * @return which order that was: {@link VirtualClock#order()} at the end
         */
        long play(long seed);
    }

    /** An order in which the scenario fails. */
    public record Failure(long seed, Throwable why) {
        @Override
        public String toString() {
            return "fails with seed " + seed + ": " + why.getMessage();
        }
    }

    /**
     * What came of it.
     *
     * @param played orders that were played, the failing one among them
     * @param distinct how many of them differ
     */
    public record Result(int played, int distinct, Optional<Failure> failure) {

        /** Throws when an order failed, with the seed that replays it. */
        public Result orThrow() {
            if (failure.isPresent()) {
                throw new AssertionError(
                        "order " + played + " " + failure.get(), failure.get().why());
            }
            return this;
        }
    }

    public static Exploration of(Scenario scenario) {
        return new Exploration(scenario);
    }

    /** Begins with this seed instead of 1; the others follow it. */
    public Exploration from(long seed) {
        firstSeed = seed;
        return this;
    }

    /** Plays so many orders, or fewer when one fails. */
    public Result run(int orders) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < orders; i++) {
            Optional<Failure> failure = play(firstSeed + i, seen);
            if (failure.isPresent()) {
                return new Result(i + 1, seen.size() + 1, failure);
            }
        }
        return new Result(Math.max(orders, 0), seen.size(), Optional.empty());
    }

    /** Plays the order of one seed again; the failure, if it fails. */
    public Optional<Failure> replay(long seed) {
        return play(seed, new HashSet<>());
    }

    private Optional<Failure> play(long seed, Set<Long> seen) {
        try {
            seen.add(scenario.play(seed));
            return Optional.empty();
        } catch (AssertionError | RuntimeException why) {
            return Optional.of(new Failure(seed, why));
        }
    }
}
