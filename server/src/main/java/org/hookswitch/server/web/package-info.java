/** Routines that are web services. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.server.web;
