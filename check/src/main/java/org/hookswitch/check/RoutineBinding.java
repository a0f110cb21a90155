package org.hookswitch.check;

import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.handler.HandlerStage;

/**
 * A place of the configuration that binds a routine to a stage. Immutable.
 *
 * @param routine as written; it may be known only when a call comes there
 * @param boundBy the option, variable or file entry that binds it
 * @param at where that is written
 */
public record RoutineBinding(HandlerStage stage, String routine, String boundBy, SourceLocation at) {}
