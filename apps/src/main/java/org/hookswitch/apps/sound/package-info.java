/** What a channel hears, and what is recorded of it: prompts, tones, music, its own echo. */
package org.hookswitch.apps.sound;
