/** {@link org.hookswitch.testkit.Dialplan}: a dialplan under test, with its phones, in virtual time. */
package org.hookswitch.testkit;
