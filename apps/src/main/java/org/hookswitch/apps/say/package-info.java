/** Speech from prompts: numbers, letters, amounts, dates and times. */
package org.hookswitch.apps.say;
