/** Functions that count channels in groups. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.group;
