/** Functions of conditions: one value or another. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.logic;
