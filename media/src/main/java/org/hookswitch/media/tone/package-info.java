/** Call progress tones: their notation, their countries, and their sound. */
package org.hookswitch.media.tone;
