/** Handlers in Java ({@code run = java:name}): the parameters of the {@code handlers} room, made of a channel. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.pbx.handler.typed;
