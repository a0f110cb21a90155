/** Dialplan applications and functions, a package a subject. */
package org.hookswitch.apps;
