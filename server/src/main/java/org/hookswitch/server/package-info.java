/** From configuration to running process; the command line. */
package org.hookswitch.server;
