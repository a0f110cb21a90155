/** A SIP telephone without a person: what the demo, the tests and the benchmarks call with. */
package org.hookswitch.phone;
