/** Call detail records: who called whom, when, and what came of it. */
package org.hookswitch.records.cdr;
