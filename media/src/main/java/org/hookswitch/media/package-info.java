/** RTP, codecs, files, tones, digits: everything that is heard. */
package org.hookswitch.media;
