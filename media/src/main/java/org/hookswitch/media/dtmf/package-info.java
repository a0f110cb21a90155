/** Digits: telephone-events made key presses, and tones made and found in the audio itself. */
package org.hookswitch.media.dtmf;
