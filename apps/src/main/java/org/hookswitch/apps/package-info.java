/** What applications of several subjects need: waiting, playing prompts, reading lengths of time, running one another. */
package org.hookswitch.apps;
