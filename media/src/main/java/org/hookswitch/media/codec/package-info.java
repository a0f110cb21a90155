/** Coding and decoding of audio, changes of sampling rate, and the sink that does both where two ports disagree. */
package org.hookswitch.media.codec;
