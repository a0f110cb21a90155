package org.hookswitch.sip.sdp;

/**
 * How an answer chooses among the codecs that both sides have.
 *
 * @param inOfferedOrder whether the offer's order counts, as RFC 3264 §6.1 recommends, or ours
 * @param firstOnly whether only the best codec is answered
 */
public record CodecChoice(boolean inOfferedOrder, boolean firstOnly) {
    public static final CodecChoice OFFERED_ORDER = new CodecChoice(true, false);
    public static final CodecChoice OWN_ORDER = new CodecChoice(false, false);
}
