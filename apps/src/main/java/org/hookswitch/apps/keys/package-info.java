/** Keys: waiting for them, reading numbers and extensions, checking passwords, pressing them. */
package org.hookswitch.apps.keys;
