/** What the dialplan functions of all subjects share: shapes, and the ways of C in which Asterisk reads and writes values. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function;
