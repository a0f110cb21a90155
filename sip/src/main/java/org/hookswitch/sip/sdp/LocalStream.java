package org.hookswitch.sip.sdp;

import java.util.List;

/**
 * What we can and want for one medium: the input of an offer or an answer.
 *
 * <p>Immutable.
 *
 * @param type audio, video, image, ...
 * @param protocols what we speak; the first is what we offer, the others are taken when offered
 * @param address where we receive: a numeric address or a name
 * @param port where we receive, 1 to 65535
 * @param codecs in order of preference, telephone events among them where DTMF is to go as RTP events
 * @param ptime milliseconds a packet shall hold; -1 to say nothing
 * @param direction what we want; sendonly and inactive put the other side on hold
 * @param attributes what else is to stand below the m= line: crypto, ICE, rtcp-mux, label, ...
 */
public record LocalStream(
        String type,
        List<String> protocols,
        String address,
        int port,
        List<Codec> codecs,
        int ptime,
        Direction direction,
        Attributes attributes) {

    public LocalStream {
        protocols = List.copyOf(protocols);
        codecs = List.copyOf(codecs);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
        if (protocols.isEmpty() || codecs.isEmpty()) {
            throw new IllegalArgumentException("a stream needs a protocol and a codec");
        }
    }

    /** Audio over plain RTP in both directions, packets of 20 ms. */
    public static LocalStream audio(String address, int port, List<Codec> codecs) {
        return new LocalStream(
                "audio", List.of("RTP/AVP"), address, port, codecs, 20, Direction.SENDRECV, Attributes.NONE);
    }

    public LocalStream withDirection(Direction direction) {
        return new LocalStream(type, protocols, address, port, codecs, ptime, direction, attributes);
    }

    public LocalStream withPtime(int ptime) {
        return new LocalStream(type, protocols, address, port, codecs, ptime, direction, attributes);
    }

    public LocalStream withCodecs(List<Codec> codecs) {
        return new LocalStream(type, protocols, address, port, codecs, ptime, direction, attributes);
    }

    public LocalStream withProtocols(List<String> protocols) {
        return new LocalStream(type, protocols, address, port, codecs, ptime, direction, attributes);
    }

    public LocalStream withAttributes(Attributes attributes) {
        return new LocalStream(type, protocols, address, port, codecs, ptime, direction, attributes);
    }

    boolean speaks(String protocol) {
        return protocols.stream().anyMatch(p -> p.equalsIgnoreCase(protocol));
    }
}
