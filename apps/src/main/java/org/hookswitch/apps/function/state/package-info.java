/** Functions of the states of devices and extensions. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.state;
