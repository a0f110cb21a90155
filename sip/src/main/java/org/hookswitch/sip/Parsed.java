package org.hookswitch.sip;

import java.util.Optional;

/** What {@link SipParser} made of the bytes a peer sent. */
public sealed interface Parsed {
    /** A message that can be worked with. */
    record Ok(SipMessage message) implements Parsed {}

    /**
     * A request that cannot be worked with.
     *
     * @param status what to answer: 400, 414, 505 or 513
     * @param reason what is wrong, fit for the reason phrase of the answer
     * @param answerable what the answer is built from; empty when too little could be read to answer
     */
    record Bad(int status, String reason, Optional<Answerable> answerable) implements Parsed {}

    /**
     * Nothing but line ends, which keep a NAT binding or a connection alive. RFC 5626 §3.5.1, §4.4.1.
     *
     * @param ping whether it asks for an answer of one CRLF
     */
    record KeepAlive(boolean ping) implements Parsed {}

    /** What must be dropped without an answer: a bad response or ACK, or what is not SIP at all. */
    record Ignore(String reason) implements Parsed {}
}
