/** The flow of the dialplan: variables, jumps, subroutines, loops, branches. */
package org.hookswitch.apps.flow;
