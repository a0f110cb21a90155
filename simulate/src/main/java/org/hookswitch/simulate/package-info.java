/** Calls without phones: the code that carries real calls, with another clock and other phones. */
package org.hookswitch.simulate;
