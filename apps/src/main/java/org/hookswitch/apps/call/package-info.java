/** The course of a call: answering, telling the caller what goes on, waiting, ending, sending elsewhere. */
package org.hookswitch.apps.call;
