/** The switch's database on disk. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.store;
