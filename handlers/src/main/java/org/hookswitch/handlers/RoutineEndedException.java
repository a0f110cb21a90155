package org.hookswitch.handlers;

/** The routine is over: the call has ended, nobody waits any more, or the time budget is spent. Handlers let it through. */
public final class RoutineEndedException extends RuntimeException {

    public RoutineEndedException(String why) {
        super(why);
    }
}
