/**
 * Handlers in Java. Implement the interface of a stage, name the class in {@code META-INF/services} as a
 * {@link org.hookswitch.handlers.Handler} (or give an object to the embedding API), and bind it in handlers.conf with
 * {@code run = java:its.ClassName}.
 *
 * <p>What a stage does not allow does not compile: there is no way to hang up, and sound only where the stage has it.
 *
 * <p>A handler runs on a virtual thread of its own and may block; the switch ends it, by interruption, when the call is
 * over, the stage's time budget is spent, or nobody waits any more. From then on every method of its parameter throws
 * {@link org.hookswitch.handlers.RoutineEndedException}, which a handler lets through.
 */
@org.jspecify.annotations.NullMarked
package org.hookswitch.handlers;
