package org.hookswitch.sip;

import java.util.List;
import java.util.Optional;

/**
 * A SIP request or response. RFC 3261 §7.
 *
 * <p>Immutable and safe for use by many threads. A message that {@link SipParser} gave has been checked: the headers that
 * every message must have stand in it once and are well-formed. A message that a builder made has From, To, Call-ID and
 * CSeq; its Via may be put on later, by whoever sends it.
 */
public sealed interface SipMessage permits SipRequest, SipResponse {
    Headers headers();

    /** The first line, without its end. */
    String startLine();

    /** A copy of the body; empty when there is none. */
    byte[] body();

    /** The body as UTF-8 text. */
    String bodyText();

    /** In bytes. */
    int bodyLength();

    /** Writes the message; Content-Length is always there and always right. */
    void writeTo(SipWriter out);

    /** The message as it goes on the wire, header names in their long form. */
    default byte[] toBytes() {
        SipWriter out = new SipWriter();
        writeTo(out);
        return out.toBytes();
    }

    /** The first well-formed value of the header. */
    default <T> Optional<T> first(HeaderType<T> type) {
        return headers().first(type);
    }

    /** All well-formed values of the header in order. */
    default <T> List<T> all(HeaderType<T> type) {
        return headers().all(type);
    }

    /** The first header's text, whatever it means. */
    default Optional<String> text(HeaderName name) {
        return headers().text(name);
    }

    /**
     * The Via of the hop that sent this message, or for a response of who gets it.
     *
     * @throws IllegalStateException if the message was built without one
     */
    default Via topVia() {
        return need(HeaderType.VIA);
    }

    default NameAddr from() {
        return need(HeaderType.FROM);
    }

    default NameAddr to() {
        return need(HeaderType.TO);
    }

    default String callId() {
        return need(HeaderType.CALL_ID);
    }

    default CSeq cseq() {
        return need(HeaderType.CSEQ);
    }

    /** Empty when From has no tag, as with agents older than RFC 3261. */
    default String fromTag() {
        return from().tag().orElse("");
    }

    /** Empty when To has no tag. */
    default String toTag() {
        return to().tag().orElse("");
    }

    /** The first Contact that is an address. */
    default Optional<NameAddr> contact() {
        return first(HeaderType.CONTACT).flatMap(Contact::nameAddr);
    }

    /** Whether the body is of this type; a body without Content-Type is of none. */
    default boolean hasBody(MediaType type) {
        return bodyLength() > 0
                && first(HeaderType.CONTENT_TYPE).filter(t -> t.is(type)).isPresent();
    }

    private <T> T need(HeaderType<T> type) {
        T value = headers().firstOrNull(type);
        if (value == null) {
            throw new IllegalStateException("message without " + type);
        }
        return value;
    }
}
