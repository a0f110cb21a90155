/** Functions that look into the dialplan, or run a part of it. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.plan;
