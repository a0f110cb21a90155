/** Functions of numbers. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.math;
