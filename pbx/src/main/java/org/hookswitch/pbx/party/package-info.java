/** Who takes part in a call: caller, connected line, redirecting, dialed number. Immutable records. */
package org.hookswitch.pbx.party;
