/**
 * Handler routines: dialplan code that runs at moments of a call which the normal flow never sees. One table of stages,
 * one way in: {@link org.hookswitch.pbx.handler.Binding} (where bound), {@link
 * org.hookswitch.pbx.handler.RoutineRunner} (Gosub frame, budget, trace), {@link org.hookswitch.pbx.handler.Outcome}.
 */
package org.hookswitch.pbx.handler;
