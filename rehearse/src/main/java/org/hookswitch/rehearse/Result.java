package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.List;
import org.hookswitch.rehearse.TestCase.Expectation;

/**
 * What became of one test. Immutable.
 *
 * @param seed with which it ran; the same one gives the same run
 * @param why a skipped test was skipped, or a broken one could not run; else empty
 * @param wall how long it took by the clock on the wall
 */
public record Result(
        TestCase test,
        long seed,
        Status status,
        List<Mismatch> mismatches,
        Happened happened,
        String why,
        Duration wall) {

    /** How a test ended. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED,
        /** It could not be run: the configuration has errors, or the run did not come to an end. */
        BROKEN
    }

    /**
     * An expectation that was not met.
     *
     * @param at index of the item at which what happened differs, or the number of items where all of them did happen
     */
    public record Mismatch(Expectation expectation, List<String> happened, int at, String what) {}
}
