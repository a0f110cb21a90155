/** Where endpoints can be reached: registrations, contacts that are configured, and whether they answer. */
package org.hookswitch.pjsip.registrar;
