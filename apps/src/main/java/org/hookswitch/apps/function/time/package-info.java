/** Functions of dates and times. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.time;
