/**
 * The dialplan language: read, compile, match, substitute, evaluate.
 *
 * <p>{@link org.hookswitch.dialplan.PlanReader} makes an immutable {@link org.hookswitch.dialplan.Plan} of
 * extensions.conf. A {@link org.hookswitch.dialplan.Match} is what dialled digits lead to in it, a
 * {@link org.hookswitch.dialplan.Priority} one step of that. The texts of the steps are
 * {@link org.hookswitch.dialplan.Template}s, evaluated against a {@link org.hookswitch.dialplan.Scope} that whoever
 * executes the plan brings along: nothing here knows of channels, applications or functions.
 */
@NullMarked
package org.hookswitch.dialplan;

import org.jspecify.annotations.NullMarked;
