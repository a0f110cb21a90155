/** Functions of the machine, its programs and its configuration. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.world;
