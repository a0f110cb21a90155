package org.hookswitch.apps;

/** How the playing of prompts ended. Immutable. */
public sealed interface Played {

    Played WHOLE = new Whole();
    Played LEFT = new Left();

    /** Everything was played to the end. */
    record Whole() implements Played {}

    /** A key that stops it was pressed. */
    record Key(char key) implements Played {}

    /** There is no such sound; what was to come before it was played. */
    record Missing(String prompt) implements Played {}

    /** The channel has to leave. */
    record Left() implements Played {}
}
