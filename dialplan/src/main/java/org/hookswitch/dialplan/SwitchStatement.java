package org.hookswitch.dialplan;

import org.hookswitch.conf.SourceLocation;

/**
 * A {@code switch}, {@code lswitch} or {@code eswitch}: extensions that another system is asked for. Remembered so that
 * it can be shown and checked; none is followed.
 *
 * @param keyword as written
 * @param target the kind of switch, then perhaps a slash and what it needs to know
 * @param location where it is written
 */
public record SwitchStatement(String keyword, String target, SourceLocation location) {}
