/**
 * pjsip.conf and rtp.conf: the tables of their options, and the configuration that is made of them once everything has
 * been checked.
 */
package org.hookswitch.pjsip.config;
