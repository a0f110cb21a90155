/** {@code hookswitch demo}: one call between two telephones of ours, drawn as a ladder. */
package org.hookswitch.server.demo;
