package org.hookswitch.dialplan;

import java.util.Optional;
import org.hookswitch.conf.SourceLocation;

/**
 * An {@code include => context} or {@code include => context,times,weekdays,days,months}.
 *
 * @param context the name of the other context
 * @param times when it counts; empty for always
 * @param location where it is written
 */
public record Include(String context, Optional<TimeSpec> times, SourceLocation location) {}
