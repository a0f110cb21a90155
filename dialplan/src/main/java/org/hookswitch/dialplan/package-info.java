/** The dialplan language: read, compile, match, substitute, evaluate. */
package org.hookswitch.dialplan;
