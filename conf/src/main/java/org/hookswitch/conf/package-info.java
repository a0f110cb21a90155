/** Asterisk's configuration dialect: files read into sections and options, each with file and line. */
package org.hookswitch.conf;
