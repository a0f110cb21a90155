/** Functions of channels. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.channel;
