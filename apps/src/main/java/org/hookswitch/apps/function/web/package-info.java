/** Functions that fetch something from a web server. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.web;
