package org.hookswitch.handlers;

import java.util.List;

/**
 * What every stage allows: to read, and to set variables.
 *
 * <p>Any thread of the handler's may use it; the switch does each thing on the channel's own thread of control. Every
 * method throws {@link RoutineEndedException} once the routine is over.
 */
public interface Call {

    /** The subject's name: {@code PJSIP/alice-0000002a}. */
    String channel();

    /** The subject's unique id. */
    String uniqueId();

    /** What all channels of one call have in common. */
    String linkedId();

    /** Context of the dialplan in which the subject stands. */
    String context();

    /** Extension at which the subject stands. */
    String extension();

    /** What stood in the parentheses of {@code run = java:name(…)}, substituted, split at commas. */
    List<String> arguments();

    /** The value of a variable, or of a function: {@code CALLERID(num)}; empty when there is none. */
    String get(String name);

    /**
     * Sets a variable of the subject, or what a function sets: {@code PJSIP_HEADER(add,X-Customer)}. One or two leading
     * underscores hand a variable down to channels that this one dials.
     */
    void set(String name, String value);

    /** Who calls on this channel. */
    Party caller();

    /** Whom this channel talks to, or is told it talks to. */
    Party connected();

    /** How the call was diverted; {@link Redirection#NONE} when it was not. */
    Redirection redirecting();
}
