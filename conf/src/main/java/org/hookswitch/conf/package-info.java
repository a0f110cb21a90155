/**
 * Asterisk's configuration dialect: files read into sections and options, each with file and line, and the
 * {@link org.hookswitch.conf.Diagnostic} that every room uses to tell people what is wrong with what they wrote.
 */
package org.hookswitch.conf;
