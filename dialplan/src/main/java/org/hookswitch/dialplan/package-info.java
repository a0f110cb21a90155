/** The dialplan language: read, compile, match, substitute, evaluate. */
@NullMarked
package org.hookswitch.dialplan;

import org.jspecify.annotations.NullMarked;
