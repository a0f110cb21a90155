/** Functions of who takes part in a call. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.party;
