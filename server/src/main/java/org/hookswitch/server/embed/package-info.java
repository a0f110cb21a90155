/** The switch inside somebody else's process. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.server.embed;
