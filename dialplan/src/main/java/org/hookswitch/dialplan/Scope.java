package org.hookswitch.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * What substitution and expressions see of the world: variables and functions.
 *
 * <p>Implemented by whoever evaluates; used only in the thread that calls {@code evaluate}.
 */
public interface Scope {

    /** The value of a variable, or null when there is none (which reads as the empty string). */
    @Nullable
    String variable(String name);

    /**
     * Reads a dialplan function. An unknown function, and one that fails, gives the empty string; the scope itself says so
     * in its log.
     *
     * @param name without parentheses
     * @param arguments all that stood between the parentheses, substituted
     */
    String function(String name, String arguments);

    /**
     * Something that went wrong while evaluating, in one sentence without a full stop; the result is what Asterisk gives.
     */
    void warn(String message);
}
