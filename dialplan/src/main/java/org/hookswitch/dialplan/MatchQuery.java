package org.hookswitch.dialplan;

/** What one wants to know of digits and the extensions of a context. */
public enum MatchQuery {
    /** Whether they are an extension. */
    EXACT,
    /** Whether they are an extension or the beginning of one. */
    CAN,
    /** Whether further digits could make an extension of them; a matching {@code !} says no and ends the search. */
    MORE
}
