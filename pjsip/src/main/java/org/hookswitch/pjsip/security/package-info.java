/** What the security log is told of requests: who was challenged, who was refused, who proved who he is. */
package org.hookswitch.pjsip.security;
