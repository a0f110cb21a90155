/** Features of conversations: which keys do what, as features.conf, dialplan functions and options of Dial say. */
package org.hookswitch.pbx.feature;
