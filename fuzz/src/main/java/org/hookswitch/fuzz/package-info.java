/** Fuzz targets: each takes any bytes at all, and throws when a room breaks a promise. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.fuzz;
