/** Functions of variables: global, local, shared, another channel's. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.variable;
