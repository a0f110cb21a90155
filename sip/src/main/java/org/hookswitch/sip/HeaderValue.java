package org.hookswitch.sip;

/**
 * A value that can stand in a header and writes itself in the form RFC 3261 §25 gives it.
 *
 * <p>Values are immutable and safe for use by many threads. {@code toString()} of each is its wire form.
 */
public interface HeaderValue {
    void writeTo(SipWriter out);
}
