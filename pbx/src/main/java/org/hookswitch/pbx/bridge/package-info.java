/** Bridges: where channels hear each other. */
package org.hookswitch.pbx.bridge;
