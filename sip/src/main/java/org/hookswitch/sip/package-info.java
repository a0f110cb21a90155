/**
 * SIP messages: parser, writer, URIs and headers. RFC 3261.
 *
 * <p>{@link SipParser} makes messages of bytes; {@link SipRequest} and {@link SipResponse} give typed headers by
 * {@link HeaderType} and write themselves to bytes; their builders make new ones.
 */
package org.hookswitch.sip;
