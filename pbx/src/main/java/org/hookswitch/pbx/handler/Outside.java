package org.hookswitch.pbx.handler;

import java.util.Optional;

/** A kind of routines that are not written in the dialplan: handlers in Java, web services, scripts. Thread-safe. */
public interface Outside {

    /** What a location of this kind begins with, before the colon, in small letters. */
    String scheme();

    /** What is wrong with a location at a stage, as the words that say what was expected; empty when nothing is. */
    Optional<String> objection(HandlerStage stage, String location);

    /**
     * Runs one, on a thread of its own that may block; it is interrupted when the routine is ended.
     *
     * @return the value returned, as of {@code Return(value)}
     * @throws Exception an abnormal end
     */
    String run(Visit visit) throws Exception;
}
