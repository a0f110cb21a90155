/** Benchmarks against the figures of the reference. */
package org.hookswitch.bench;
