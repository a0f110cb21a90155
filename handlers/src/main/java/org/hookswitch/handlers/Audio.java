package org.hookswitch.handlers;

import java.time.Duration;
import java.util.Optional;

/**
 * The subject's sound, at the stages that have it.
 *
 * <p>A prompt is named without its ending, such as {@code hello-world}; one that does not exist throws
 * {@link IllegalArgumentException}. What waits here ends at once with {@link RoutineEndedException} when the routine is
 * ended.
 */
public interface Audio {

    /** Answers the subject, if it is not up. */
    void answer();

    /** Plays prompts, one after the other; keys are not heeded. */
    void play(String... prompts);

    /** Plays prompts until the first key; that key, or empty when none was pressed. */
    Optional<Character> playUntilKey(String... prompts);

    /** Waits for a key. */
    Optional<Character> key(Duration timeout);

    /**
     * Plays prompts, which the first key stops, and gathers digits until there are enough, {@code #} is pressed, or no key
     * comes in time.
     *
     * @param most at least 1
     * @param timeout to wait for each key
     * @return the digits without the {@code #}; empty for none
     */
    String read(int most, Duration timeout, String... prompts);

    /** Waits. */
    void pause(Duration length);
}
