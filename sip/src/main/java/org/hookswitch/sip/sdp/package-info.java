/**
 * Session descriptions and how two sides agree on media. RFC 8866 (and RFC 4566 before it), RFC 3264.
 *
 * <p>{@link SessionDescription} reads and writes; {@link MediaSession} makes offers and answers as a pure function of what
 * we can and what the other side said.
 */
package org.hookswitch.sip.sdp;
