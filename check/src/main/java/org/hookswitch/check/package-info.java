/** The static checker of dialplans. */
package org.hookswitch.check;
