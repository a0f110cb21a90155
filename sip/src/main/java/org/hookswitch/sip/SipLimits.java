package org.hookswitch.sip;

/**
 * How much of a message is read before it is refused.
 *
 * <p>Constants. They bound the memory a peer can take and the time a parse can cost; RFC 3261 sets none but the size of a
 * datagram. A message over one of them is answered as each says.
 */
public final class SipLimits {
    /** The largest message in bytes, body included; over it 513 Message Too Large. */
    public static final int MESSAGE_BYTES = 65_535;

    /** The most header lines; over it 400. */
    public static final int HEADER_LINES = 256;

    /** The longest header line in bytes, folded lines together; over it 400. */
    public static final int HEADER_BYTES = 16_384;

    /** The longest URI in bytes, here and in headers; a longer Request-URI gets 414 Request-URI Too Long. */
    public static final int URI_BYTES = 4_096;

    /** The longest first line in bytes; over it 414 too. */
    public static final int START_LINE_BYTES = 8_192;

    private SipLimits() {}
}
