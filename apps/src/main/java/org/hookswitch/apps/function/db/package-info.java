/** Functions of the switch's own database. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.db;
