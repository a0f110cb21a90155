/** What the tests of several rooms share: conditions on the machine they run on. */
package org.hookswitch.testing;
