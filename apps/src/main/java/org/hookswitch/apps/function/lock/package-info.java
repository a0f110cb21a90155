/** Functions of named locks that one channel at a time holds. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.lock;
